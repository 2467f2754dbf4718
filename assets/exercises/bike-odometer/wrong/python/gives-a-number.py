def distance_cycled(before, after):
    """Give back the distance between two readings, such as "126 km"."""
    return int(after) - int(before)
