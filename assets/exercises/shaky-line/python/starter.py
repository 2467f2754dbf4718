def steadier(line):
    """Give back a new list: the heights of the calmer line."""
    # Your turn: which list do you read, and which one do you change?
    pass
