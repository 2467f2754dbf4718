def sticker_swap(nadia, tom):
    """What Nadia can give to Tom, and what Tom can give to Nadia."""
    return spares(nadia) - set(tom), spares(tom) - set(nadia)


def spares(stickers):
    """The numbers that occur at least twice."""
    seen = set()
    repeated = set()
    for number in stickers:
        if number in seen:
            repeated.add(number)
        seen.add(number)
    return repeated
