def divide(coaches, rear):
    """Give back the coaches for the sea and those for the mountains."""
    # Your turn: where does the train come apart?
    pass
