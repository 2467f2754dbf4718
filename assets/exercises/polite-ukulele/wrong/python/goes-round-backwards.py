NOTES = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"]
STRINGS = {"G", "C", "E", "A"}
FRETS = 12


def play(presses):
    """The notes that sound, one for each press of a string and a fret."""
    sounds = []
    for string, fret in presses:
        if string not in STRINGS:
            raise KeyError(f"there is no string {string}")
        if fret > FRETS:
            raise ValueError(f"there is no fret {fret}")
        place = NOTES.index(string) + fret
        sounds.append(NOTES[place % len(NOTES)])
    return sounds
