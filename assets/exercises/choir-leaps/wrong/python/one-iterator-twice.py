def leaps(melody, hard):
    """Give back the hard leaps of a melody, each as (place, size)."""
    sung = [(place, note) for place, note in enumerate(melody, start=1) if note]
    pairs = zip(sung, sung[1:])
    if not any(abs(after[1] - before[1]) >= hard for before, after in pairs):
        return []
    found = []
    for before, after in pairs:
        size = after[1] - before[1]
        if abs(size) >= hard:
            found.append((after[0], size))
    return found
