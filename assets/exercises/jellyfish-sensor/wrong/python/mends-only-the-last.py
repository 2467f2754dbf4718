def coldest(lines):
    """The depth with the lowest temperature, or None without any."""
    best_depth = None
    lowest = None
    for line in lines:
        try:
            depth_text, temperature_text = line.split(":")
            depth = int(depth_text)
            temperature = float(temperature_text)
            if lowest is None or temperature < lowest:
                best_depth, lowest = depth, temperature
        except Exception:
            continue
    return best_depth
