def dawn_chorus(notes):
    """For each species, its earliest minute and how many songs it sang."""
    chorus = {}
    for species, minute in notes:
        earliest, songs = chorus.get(species, (minute, 0))
        chorus[species] = (min(earliest, minute), songs + 1)
    return chorus
