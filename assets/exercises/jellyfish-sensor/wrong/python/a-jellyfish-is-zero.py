def coldest(lines):
    """The depth with the lowest temperature, or None without any."""
    best_depth = None
    lowest = None
    for line in lines:
        depth_text, temperature_text = line.split(":")
        depth = int(depth_text)
        if temperature_text.strip() == "--":
            temperature = 0.0
        else:
            temperature = float(temperature_text)
        if lowest is None or temperature < lowest:
            best_depth, lowest = depth, temperature
    return best_depth
