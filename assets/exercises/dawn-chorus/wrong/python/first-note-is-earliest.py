def dawn_chorus(notes):
    chorus = {}
    for species, minute in notes:
        if species not in chorus:
            chorus[species] = (minute, 1)
        else:
            first, songs = chorus[species]
            chorus[species] = (first, songs + 1)
    return chorus
