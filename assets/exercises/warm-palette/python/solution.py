def warm_palette(paints):
    """The warm paints of a catalogue, each with its colour code."""
    return {
        name: f"#{red:02x}{green:02x}{blue:02x}"
        for name, red, green, blue in paints
        if red > blue
    }
