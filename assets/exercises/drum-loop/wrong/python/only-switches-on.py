class DrumLoop:
    def __init__(self, steps):
        self.bar = ["."] * steps
        self.light = 0

    def toggle(self, step):
        self.bar[step - 1] = "x"

    def tick(self):
        sounds = self.bar[self.light] == "x"
        self.light = (self.light + 1) % len(self.bar)
        return sounds

    def pattern(self):
        return "".join(self.bar)
