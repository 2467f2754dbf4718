def warm_palette(paints):
    """The warm paints of a catalogue, each with its colour code."""
    # Each paint is (name, red, green, blue). Begin here.
