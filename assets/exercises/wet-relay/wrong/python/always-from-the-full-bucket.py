def handed_over(water, spills):
    """Give back how many cups each runner hands over."""
    cups = []
    for spill in spills:
        left = water - spill
        if left <= 0:
            break
        cups.append(left)
    return cups
