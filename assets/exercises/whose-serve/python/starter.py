class Game:
    """A game of table tennis between two players."""

    def __init__(self, first, second):
        # What does the tablet have to remember? Begin here.
        pass

    def point(self, player):
        """Note that this player has won a point."""

    def score(self):
        """The points as a text such as 3:1, the first server's in front."""

    def winner(self):
        """The name of the winner, or None while the game goes on."""

    def server(self):
        """Whose serve it is, or None when the game is over."""
