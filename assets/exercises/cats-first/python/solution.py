def panel(used, places):
    """The names of the favourite pictures, as many as there are places."""
    favourites = sorted(used, key=favourite_first)
    return [name for name, _times, _minutes in favourites[:places]]


def favourite_first(picture):
    """A key: most often, then most recently, then the alphabet."""
    name, times, minutes = picture
    return -times, minutes, name
