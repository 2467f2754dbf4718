def possible(guide, seen, absent):
    """The names of the mushrooms that fit what was noticed."""
    wanted = set(seen)
    unwanted = set(absent)
    names = []
    for name, features in guide.items():
        if wanted <= set(features) and unwanted.isdisjoint(features):
            names.append(name)
    return names
