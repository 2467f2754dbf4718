def first_without_cake(photos):
    """Give back the number of the first photo without the cake."""
    low = 0
    high = len(photos) - 1
    while low < high:
        middle = (low + high) // 2
        if photos[middle]:
            low = middle + 1
        else:
            high = middle
    return low
