def echoes(shout, wind):
    """Count the echoes that are at least as loud as the wind."""
    heard = 0
    loudness = shout // 2
    while loudness >= wind:
        heard += 1
        loudness //= 2
        return heard
    return heard
