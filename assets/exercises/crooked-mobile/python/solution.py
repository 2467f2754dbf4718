def tilting_bars(mobile):
    """How many bars of a mobile tilt: a weight, or [left, right]."""
    _weight, tilting = weigh(mobile)
    return tilting


def weigh(mobile):
    """The weight of a mobile, and how many of its bars tilt."""
    if isinstance(mobile, int):
        return mobile, 0
    left, right = mobile
    left_weight, left_tilting = weigh(left)
    right_weight, right_tilting = weigh(right)
    this_tilts = 0 if left_weight == right_weight else 1
    return left_weight + right_weight, left_tilting + right_tilting + this_tilts
