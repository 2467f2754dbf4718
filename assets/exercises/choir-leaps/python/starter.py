def leaps(melody, hard):
    """Give back the hard leaps of a melody, each as (place, size)."""
    # Your turn: the list of leaps, such as [(2, 7), (5, -12)].
