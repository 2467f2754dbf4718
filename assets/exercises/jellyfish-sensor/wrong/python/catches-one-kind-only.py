def coldest(lines):
    """The depth with the lowest temperature, or None without any."""
    best_depth = None
    lowest = None
    for line in lines:
        depth_text, temperature_text = line.split(":")
        depth = int(depth_text)
        try:
            temperature = float(temperature_text)
        except ValueError:
            continue
        if lowest is None or temperature < lowest:
            best_depth, lowest = depth, temperature
    return best_depth
