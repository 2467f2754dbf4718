def boulder_final(results):
    """The board of a final: pairs of place and name, the best first."""
    # Each result is (name, tops, attempts). First the order, then the places.
