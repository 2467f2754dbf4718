def tilting_bars(mobile):
    if isinstance(mobile, int):
        return 0
    left, right = mobile
    this_tilts = 1 if left != right else 0
    return this_tilts + tilting_bars(left) + tilting_bars(right)
