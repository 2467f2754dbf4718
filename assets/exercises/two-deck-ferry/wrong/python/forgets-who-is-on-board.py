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
        below = self.pier[:self.lower_room]
        above = self.pier[self.lower_room:self.lower_room + self.upper_room]
        self.lower_deck += below
        self.upper_deck += above
        self.pier = self.pier[self.lower_room + self.upper_room:]
        return len(below) + len(above)

    def unload(self):
        driven_off = self.lower_deck + self.upper_deck[::-1]
        self.lower_deck = []
        self.upper_deck = []
        return driven_off

    def waiting(self):
        return list(self.pier)
