def handed_over(water, spills):
    """Give back how many cups each runner hands over."""
    cups = []
    for spill in spills:
        water -= spill
        cups.append(water)
        if water <= 0:
            break
    return cups
