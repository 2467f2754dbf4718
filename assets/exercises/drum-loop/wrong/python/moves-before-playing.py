class DrumLoop:
    def __init__(self, steps):
        self.bar = ["."] * steps
        self.light = 0

    def toggle(self, step):
        if self.bar[step - 1] == "x":
            self.bar[step - 1] = "."
        else:
            self.bar[step - 1] = "x"

    def tick(self):
        self.light += 1
        if self.light == len(self.bar):
            self.light = 0
        return self.bar[self.light] == "x"

    def pattern(self):
        return "".join(self.bar)
