def distance_cycled(before, after):
    """Give back the distance between two readings, such as "126 km"."""
    # Your turn: what do you need before you can calculate?
    pass
