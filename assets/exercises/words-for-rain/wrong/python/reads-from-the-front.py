def find_home(words, new):
    """Give back the place of a new word, and the words looked at."""
    looks = []
    for place, word in enumerate(words):
        looks.append(word)
        if word >= new:
            return place, looks
    return len(words), looks
