from collections import deque


class Ferry:
    """A ferry: the lower deck has two ends, the upper deck only one."""

    def __init__(self, lower_room, upper_room):
        self.lower_room = lower_room
        self.upper_room = upper_room
        self.pier = deque()
        self.lower_deck = deque()  # first on, first off
        self.upper_deck = []  # last on, first off

    def arrive(self, car):
        """A car joins the end of the row at the pier."""
        self.pier.append(car)

    def load(self):
        """Let cars drive on while there is room; return how many did."""
        waiting_before = len(self.pier)
        self._fill(self.lower_deck, self.lower_room)
        self._fill(self.upper_deck, self.upper_room)
        return waiting_before - len(self.pier)

    def _fill(self, deck, room):
        while self.pier and len(deck) < room:
            deck.append(self.pier.popleft())

    def unload(self):
        """Empty both decks; return a list of the cars as they drive off."""
        driven_off = []
        while self.lower_deck:
            driven_off.append(self.lower_deck.popleft())
        while self.upper_deck:
            driven_off.append(self.upper_deck.pop())
        return driven_off

    def waiting(self):
        """A list of the cars at the pier, the first in the row first."""
        return list(self.pier)
