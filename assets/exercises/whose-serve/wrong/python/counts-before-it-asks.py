class Game:
    """A game of table tennis between two players."""

    def __init__(self, first, second):
        self.names = [first, second]
        self.points = {first: 0, second: 0}

    def point(self, player):
        """Note that this player has won a point."""
        if player not in self.points:
            raise ValueError(f"{player} does not play")
        over = self.winner() is not None
        self.points[player] += 1
        if over:
            raise ValueError("the game is over")

    def score(self):
        """The points as a text such as 3:1, the first server's in front."""
        return ":".join(str(self.points[name]) for name in self.names)

    def winner(self):
        """The name of the winner, or None while the game goes on."""
        behind, ahead = sorted(self.names, key=self.points.get)
        lead = self.points[ahead] - self.points[behind]
        return ahead if self.points[ahead] >= 11 and lead >= 2 else None

    def server(self):
        """Whose serve it is, or None when the game is over."""
        if self.winner() is not None:
            return None
        played = sum(self.points.values())
        if min(self.points.values()) >= 10:
            turns = played
        else:
            turns = played // 2
        return self.names[turns % 2]
