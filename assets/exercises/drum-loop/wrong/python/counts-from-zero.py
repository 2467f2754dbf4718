class DrumLoop:
    """One bar of drumming that is played again and again."""

    def __init__(self, steps):
        self.bar = [False] * steps
        self.light = 0

    def toggle(self, step):
        self.bar[step] = not self.bar[step]

    def tick(self):
        sounds = self.bar[self.light]
        self.light = (self.light + 1) % len(self.bar)
        return sounds

    def pattern(self):
        return "".join("x" if sounds else "." for sounds in self.bar)
