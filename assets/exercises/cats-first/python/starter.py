def panel(used, places):
    """The names of the favourite pictures, as many as there are places."""
    # Each picture is (name, how often, minutes ago). Begin here.
