def tilting_bars(mobile):
    """How many bars of a mobile tilt: a weight, or [left, right]."""
    # Which mobile is so small that you know its answer at once? Begin here.
