class Ferry:
    def __init__(self, lower_room, upper_room):
        self.lower_room = lower_room
        self.upper_room = upper_room
        self.pier = []
        self.lower_deck = []
        self.upper_deck = []

    def arrive(self, car):
        self.pier.append(car)

    def load(self):
        boarded = 0
        while self.pier and len(self.lower_deck) < self.lower_room:
            self.lower_deck.append(self.pier.pop())
            boarded += 1
        while self.pier and len(self.upper_deck) < self.upper_room:
            self.upper_deck.append(self.pier.pop())
            boarded += 1
        return boarded

    def unload(self):
        driven_off = self.lower_deck + self.upper_deck[::-1]
        self.lower_deck = []
        self.upper_deck = []
        return driven_off

    def waiting(self):
        return list(self.pier)
