def panel(used, places):
    """The names of the favourite pictures, as many as there are places."""
    favourites = sorted(used[:places], key=favourite_first)
    return [name for name, _times, _minutes in favourites]


def favourite_first(picture):
    name, times, minutes = picture
    return -times, minutes, name
