def cold_sheep(hill):
    """Give back how many sheep have fewer than three neighbours."""
    cold = 0
    for row in range(len(hill)):
        for column in range(len(hill[0])):
            if hill[row][column] != "S":
                continue
            around = 0
            for beside in range(row - 1, row + 2):
                for along in range(column - 1, column + 2):
                    if 0 <= beside < len(hill) and 0 <= along < len(hill[0]):
                        if hill[beside][along] == "S":
                            around += 1
            if around < 3:
                cold += 1
    return cold
