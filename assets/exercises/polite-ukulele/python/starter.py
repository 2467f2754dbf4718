NOTES = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"]
STRINGS = {"G", "C", "E", "A"}
FRETS = 12


def play(presses):
    """The notes that sound, one for each press of a string and a fret."""
    # Which presses must be refused? Begin here.
