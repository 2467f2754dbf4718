def telegram(message):
    """Give back the message as it goes over the wire."""
    # Your turn: four rules. Does their order matter?
    pass
