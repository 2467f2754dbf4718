def creases(folds):
    """Give back the creases of a folded strip, from left to right."""
    # Your turn. What does a strip look like that was never folded?
