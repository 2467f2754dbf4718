def cold_sheep(hill):
    """Give back how many sheep have fewer than three neighbours."""
    cold = 0
    for row in range(len(hill)):
        for column in range(len(hill[0])):
            if hill[row][column] != "S":
                continue
            around = 0
            for down in (-1, 0, 1):
                for right in (-1, 0, 1):
                    if down == 0 and right == 0:
                        continue
                    if row + down < len(hill) and column + right < len(hill[0]):
                        if hill[row + down][column + right] == "S":
                            around += 1
            if around < 3:
                cold += 1
    return cold
