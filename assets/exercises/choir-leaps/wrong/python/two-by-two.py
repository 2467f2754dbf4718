def leaps(melody, hard):
    """Give back the hard leaps of a melody, each as (place, size)."""
    sung = [(place, note) for place, note in enumerate(melody, start=1) if note]
    found = []
    for (_place, before), (place, after) in zip(sung[::2], sung[1::2]):
        if abs(after - before) >= hard:
            found.append((place, after - before))
    return found
