def find_home(words, new):
    """Give back the place of a new word, and the words looked at."""
    looks = []
    low = 0
    high = len(words)  # what is left: from low up to, but without, high
    while low < high:
        middle = (low + high) // 2
        looks.append(words[middle])
        if words[middle] == new:
            return middle, looks
        if words[middle] < new:
            low = middle + 1
        else:
            high = middle
    return low, looks
