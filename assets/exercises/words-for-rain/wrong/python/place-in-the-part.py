def find_home(words, new):
    """Give back the place of a new word, and the words looked at."""
    looks = []
    left = words
    while left:
        middle = len(left) // 2
        looks.append(left[middle])
        if left[middle] == new:
            return middle, looks
        if left[middle] < new:
            left = left[middle + 1 :]
        else:
            left = left[:middle]
    return len(left), looks
