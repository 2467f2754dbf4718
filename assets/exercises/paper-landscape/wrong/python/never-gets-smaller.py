def creases(folds):
    """Give back the creases of a folded strip, from left to right."""
    if not folds:
        return ""
    left = creases(folds)
    whole = left + folds[0]
    for crease in reversed(left):
        whole += "^" if crease == "v" else "v"
    return whole
