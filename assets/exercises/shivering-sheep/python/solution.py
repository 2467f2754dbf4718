def neighbours(hill, row, column):
    """Count the sheep on the eight places around one place."""
    count = 0
    for beside in range(max(0, row - 1), min(row + 2, len(hill))):
        for along in range(max(0, column - 1), min(column + 2, len(hill[0]))):
            if (beside, along) != (row, column) and hill[beside][along] == "S":
                count += 1
    return count


def cold_sheep(hill):
    """Give back how many sheep have fewer than three neighbours."""
    cold = 0
    for row, line in enumerate(hill):
        for column, thing in enumerate(line):
            if thing == "S" and neighbours(hill, row, column) < 3:
                cold += 1
    return cold
