def handed_over(water, spills):
    """Give back how many cups each runner hands over."""
    cups = []
    for spill in spills:
        water -= spill
        if water <= 0:
            break
        cups = cups.append(water)
    return cups
