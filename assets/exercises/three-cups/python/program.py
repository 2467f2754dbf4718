def cup_trick(cups):
    """Move the cups; give back the peas under them, from left to right."""
    left, middle, right = cups
    left, middle = middle, left
    middle, right = right, middle
    if (left, middle, right) < cups:
        left, middle = middle, left
    return left, middle, right
