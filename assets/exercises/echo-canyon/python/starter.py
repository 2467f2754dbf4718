def echoes(shout, wind):
    """Count the echoes that are at least as loud as the wind."""
    # Your turn: how loud is the first echo?
    pass
