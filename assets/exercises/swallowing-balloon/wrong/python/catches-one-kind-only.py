def coldest(lines):
    """The height with the lowest temperature, or None without any."""
    best_height = None
    lowest = None
    for line in lines:
        height_text, temperature_text = line.split(":")
        height = int(height_text)
        try:
            temperature = float(temperature_text)
        except ValueError:
            continue
        if lowest is None or temperature < lowest:
            best_height, lowest = height, temperature
    return best_height
