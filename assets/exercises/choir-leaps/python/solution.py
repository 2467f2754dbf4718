REST = 0


def sung_notes(melody):
    """Yield each note that is sung, after its place in the sheet."""
    for place, note in enumerate(melody, start=1):
        if note != REST:
            yield place, note


def leaps(melody, hard):
    """Give back the hard leaps of a melody, each as (place, size)."""
    sung = list(sung_notes(melody))
    found = []
    for (_place, before), (place, after) in zip(sung, sung[1:]):
        size = after - before
        if abs(size) >= hard:
            found.append((place, size))
    return found
