def warm_palette(paints):
    return {
        name: f"#{red:x}{green:x}{blue:x}"
        for name, red, green, blue in paints
        if red > blue
    }
