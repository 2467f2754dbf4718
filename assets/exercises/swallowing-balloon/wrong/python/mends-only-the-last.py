def coldest(lines):
    """The height with the lowest temperature, or None without any."""
    best_height = None
    lowest = None
    for line in lines:
        try:
            height_text, temperature_text = line.split(":")
            height = int(height_text)
            temperature = float(temperature_text)
            if lowest is None or temperature < lowest:
                best_height, lowest = height, temperature
        except Exception:
            continue
    return best_height
