def panel(used, places):
    """The names of the favourite pictures, as many as there are places."""
    favourites = sorted(used, key=lambda picture: -picture[1])
    favourites = sorted(favourites, key=lambda picture: picture[2])
    favourites = sorted(favourites, key=lambda picture: picture[0])
    return [picture[0] for picture in favourites[:places]]
