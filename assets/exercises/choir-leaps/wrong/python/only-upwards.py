def leaps(melody, hard):
    """Give back the hard leaps of a melody, each as (place, size)."""
    found = []
    before = None
    for place, note in enumerate(melody, start=1):
        if note == 0:
            continue
        if before is not None and note - before >= hard:
            found.append((place, note - before))
        before = note
    return found
