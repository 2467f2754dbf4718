def tilting_bars(mobile):
    if isinstance(mobile, int):
        return 0
    left, right = mobile
    if weight(left) != weight(right):
        return 1
    return tilting_bars(left) + tilting_bars(right)


def weight(mobile):
    if isinstance(mobile, int):
        return mobile
    return weight(mobile[0]) + weight(mobile[1])
