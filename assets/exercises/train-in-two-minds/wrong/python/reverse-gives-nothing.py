def divide(coaches, rear):
    """Give back the coaches for the sea and those for the mountains."""
    cut = len(coaches) - rear
    return [coaches[:cut], coaches[cut:].reverse()]
