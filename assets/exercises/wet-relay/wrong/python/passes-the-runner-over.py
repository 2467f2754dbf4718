def handed_over(water, spills):
    """Give back how many cups each runner hands over."""
    cups = []
    for spill in spills:
        if spill >= water:
            continue
        water -= spill
        cups.append(water)
    return cups
