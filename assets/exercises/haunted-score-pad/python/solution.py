"""A score pad for game nights."""


def new_column(head_start):
    """A column of its own; a head start, if there is one, comes first."""
    # The list is made here in the body, so that every call makes another.
    return [head_start] if head_start > 0 else []


class ScorePad:
    """One column of points for each player."""

    def __init__(self):
        self.columns = {}

    def join(self, player, head_start):
        self.columns[player] = new_column(head_start)

    def score(self, player, points):
        self.columns[player].append(points)

    def column(self, player):
        return list(self.columns[player])

    def total(self, player):
        return sum(self.columns[player])
