def plants_left(bed, weeds):
    """Give back a new list of the plants in the bed that are not weeds."""
    left = []
    for plant in bed:
        if plant not in weeds:
            left.append(plant)
    return left
