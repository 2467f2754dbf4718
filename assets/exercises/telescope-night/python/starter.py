def best_night(requests, turning):
    """The largest worth that one night with the telescope can have."""
    # Each request is (start, end, worth). Begin here.
