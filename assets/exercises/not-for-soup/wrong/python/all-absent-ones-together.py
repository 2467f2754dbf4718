def possible(guide, seen, absent):
    """The names of the mushrooms that fit what was noticed."""
    wanted = set(seen)
    unwanted = set(absent)
    names = []
    for name, features in guide.items():
        ruled_out = absent and unwanted <= set(features)
        if wanted <= set(features) and not ruled_out:
            names.append(name)
    return names
