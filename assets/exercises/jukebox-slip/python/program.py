def play(song, volume=3):
    """Fill the café with music."""
    print("playing", song, "at", volume)


def slip(song, plays=1):
    """Make a slip of paper."""
    return song + " x" + str(plays)


def jukebox(song, coins):
    """Choose a song and put coins in: what comes into your hand?"""
    if coins == 0:
        return play(song, 0)
    elif coins == 1:
        play(song)
        return slip(song)
    elif coins == 2:
        slip(song, 2)
        play(song)
    elif coins == 3:
        return slip(song, plays=4)
    else:
        return slip(slip(song), coins)
