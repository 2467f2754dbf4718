def storm_distance(seconds):
    """Give back how many metres away the storm is."""
    # Sound travels 340 metres every second.
    return ...  # your turn: what belongs here?
