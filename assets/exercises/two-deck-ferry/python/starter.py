class Ferry:
    """A ferry: the lower deck has two ends, the upper deck only one."""

    def __init__(self, lower_room, upper_room):
        # Where do cars stand, and what keeps them in order? Begin here.
        pass

    def arrive(self, car):
        """A car joins the end of the row at the pier."""

    def load(self):
        """Let cars drive on while there is room; return how many did."""

    def unload(self):
        """Empty both decks; return a list of the cars as they drive off."""

    def waiting(self):
        """A list of the cars at the pier, the first in the row first."""
