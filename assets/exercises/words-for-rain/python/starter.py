def find_home(words, new):
    """Give back the place of a new word, and the words looked at."""
    # At first, all of the book is left. Begin here; give back a pair,
    # such as (6, ["haar", "smirr", "watergaw"]).
