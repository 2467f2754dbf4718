def cold_sheep(hill):
    """Give back how many sheep have fewer than three neighbours."""
    cold = 0
    for row in range(len(hill)):
        for column in range(len(hill[0])):
            if hill[row][column] != "S":
                continue
            around = 0
            for down, right in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
                beside, along = row + down, column + right
                if 0 <= beside < len(hill) and 0 <= along < len(hill[0]):
                    if hill[beside][along] == "S":
                        around += 1
            if around < 3:
                cold += 1
    return cold
