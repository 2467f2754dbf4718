def coldest(lines):
    """The depth with the lowest temperature, or None without any."""
    best_depth = None
    lowest = None
    for line in lines:
        depth_text, temperature_text = line.split(":")
        if temperature_text.strip() == "--":
            continue
        depth = int(depth_text)
        temperature = float(temperature_text)
        if lowest is None or temperature < lowest:
            best_depth, lowest = depth, temperature
    return best_depth
