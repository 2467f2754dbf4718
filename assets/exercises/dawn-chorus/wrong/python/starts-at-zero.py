def dawn_chorus(notes):
    chorus = {}
    for species, minute in notes:
        earliest, songs = chorus.get(species, (0, 0))
        chorus[species] = (min(earliest, minute), songs + 1)
    return chorus
