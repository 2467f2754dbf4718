def possible(guide, seen, absent):
    """The names of the mushrooms that fit what was noticed."""
    # What must a mushroom have, and what must it not have? Begin here.
