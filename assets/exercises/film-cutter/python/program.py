def cut(film, start, stop):
    """Cut a scene out of a film; give back the rest and the scene."""
    scene = film[start:stop]
    rest = film[:start] + film[stop:]
    return rest + "|" + scene[::-1]
