def panel(used, places):
    """The names of the favourite pictures, as many as there are places."""
    used.sort(key=favourite_first)
    return [name for name, _times, _minutes in used[:places]]


def favourite_first(picture):
    name, times, minutes = picture
    return -times, minutes, name
