class DrumLoop:
    """One bar of drumming that is played again and again."""

    def __init__(self, steps):
        # What does the machine have to remember? Begin here.
        pass

    def toggle(self, step):
        """Switch a step on if it is off, and off if it is on."""

    def tick(self):
        """Play the step under the light and move on: does the drum sound?"""

    def pattern(self):
        """The bar as text: x for a drum, a full stop for silence."""
