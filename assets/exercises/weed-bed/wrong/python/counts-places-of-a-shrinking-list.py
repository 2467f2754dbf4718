def plants_left(bed, weeds):
    """Give back a new list of the plants in the bed that are not weeds."""
    left = bed.copy()
    for place in range(len(left)):
        if left[place] in weeds:
            left.pop(place)
    return left
