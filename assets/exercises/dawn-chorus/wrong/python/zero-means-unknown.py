def dawn_chorus(notes):
    earliest = {}
    songs = {}
    for species, minute in notes:
        if earliest.get(species):
            earliest[species] = min(earliest[species], minute)
        else:
            earliest[species] = minute
        songs[species] = songs.get(species, 0) + 1
    return {species: (earliest[species], songs[species]) for species in songs}
