"""A score pad for game nights."""


def new_column(head_start, entries=[]):
    if head_start > 0:
        entries = entries + [head_start]
    return entries


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
