def steadier(line):
    """Give back a new list: the heights of the calmer line."""
    calmer = line
    for place in range(1, len(line) - 1):
        three = line[place - 1] + line[place] + line[place + 1]
        calmer[place] = three // 3
    return calmer
