def calm_down(message):
    """Give back the message without shouting and without rows of "!"."""
    # Your turn: which of the three rules comes first?
    pass
