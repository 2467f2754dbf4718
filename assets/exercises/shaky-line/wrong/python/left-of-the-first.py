def steadier(line):
    """Give back a new list: the heights of the calmer line."""
    calmer = line.copy()
    for place in range(len(line) - 1):
        three = line[place - 1] + line[place] + line[place + 1]
        calmer[place] = three // 3
    return calmer
