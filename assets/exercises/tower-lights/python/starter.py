def front(floors, windows, lamps):
    """Draw the tower, the top floor first: # is lit, . is dark."""
    tower = [["."] * windows] * floors
    for floor, window in lamps:
        tower[floors - floor][window - 1] = "#"
    return ["".join(row) for row in tower]
