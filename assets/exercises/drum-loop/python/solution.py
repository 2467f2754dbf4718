class DrumLoop:
    """One bar of drumming that is played again and again."""

    def __init__(self, steps):
        self.bar = [False] * steps
        self.light = 0

    def toggle(self, step):
        """Switch a step on if it is off, and off if it is on."""
        self.bar[step - 1] = not self.bar[step - 1]

    def tick(self):
        """Play the step under the light and move on: does the drum sound?"""
        sounds = self.bar[self.light]
        self.light = (self.light + 1) % len(self.bar)
        return sounds

    def pattern(self):
        """The bar as text: x for a drum, a full stop for silence."""
        return "".join("x" if sounds else "." for sounds in self.bar)
