def steadier(line):
    """Give back a new list: the heights of the calmer line."""
    calmer = line.copy()
    for place in range(1, len(calmer) - 1):
        three = calmer[place - 1] + calmer[place] + calmer[place + 1]
        calmer[place] = three // 3
    return calmer
