def tilting_bars(mobile):
    if isinstance(mobile, int):
        return 0
    left, right = mobile
    return 0 if weight(left) == weight(right) else 1


def weight(mobile):
    if isinstance(mobile, int):
        return mobile
    return weight(mobile[0]) + weight(mobile[1])
