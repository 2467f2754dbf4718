def lift(height, burst):
    """The height after a burst of the burner; 1000 metres at most."""
    height = height + burst
    if height > 1000:
        height = 1000
    return height


def sink(height):
    """The height a minute later; never below the ground."""
    height = height - 30
    if height < 0:
        height = 0
    return height


def height_after(height, bursts):
    """Give back the height in the end, in metres."""
    for burst in bursts:
        height = lift(height, burst)
        height = sink(height)
    return height
