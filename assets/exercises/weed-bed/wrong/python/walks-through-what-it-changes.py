def plants_left(bed, weeds):
    """Give back a new list of the plants in the bed that are not weeds."""
    left = bed.copy()
    for plant in left:
        if plant in weeds:
            left.remove(plant)
    return left
