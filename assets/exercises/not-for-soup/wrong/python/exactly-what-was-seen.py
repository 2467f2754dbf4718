def possible(guide, seen, absent):
    """The names of the mushrooms that fit what was noticed."""
    names = []
    for name, features in guide.items():
        if set(features) == set(seen) and not set(features) & set(absent):
            names.append(name)
    return names
