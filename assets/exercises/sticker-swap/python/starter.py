def sticker_swap(nadia, tom):
    """What Nadia can give to Tom, and what Tom can give to Nadia."""
    # A small function that finds somebody's spares might help. Begin here.
