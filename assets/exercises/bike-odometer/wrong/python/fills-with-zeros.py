def distance_cycled(before, after):
    """Give back the distance between two readings, such as "126 km"."""
    kilometres = int(after) - int(before)
    return str(kilometres).zfill(5) + " km"
