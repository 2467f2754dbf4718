def leaps(melody, hard):
    """Give back the hard leaps of a melody, each as (place, size)."""
    notes = [note for note in melody if note != 0]
    found = []
    for place, (before, after) in enumerate(zip(notes, notes[1:]), start=2):
        if abs(after - before) >= hard:
            found.append((place, after - before))
    return found
