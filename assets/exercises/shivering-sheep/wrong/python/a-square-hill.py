def cold_sheep(hill):
    """Give back how many sheep have fewer than three neighbours."""
    cold = 0
    size = len(hill)
    for row in range(size):
        for column in range(size):
            if hill[row][column] != "S":
                continue
            around = 0
            for beside in range(row - 1, row + 2):
                for along in range(column - 1, column + 2):
                    if (beside, along) == (row, column):
                        continue
                    if 0 <= beside < size and 0 <= along < size:
                        if hill[beside][along] == "S":
                            around += 1
            if around < 3:
                cold += 1
    return cold
