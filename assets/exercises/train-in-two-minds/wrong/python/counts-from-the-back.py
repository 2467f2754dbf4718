def divide(coaches, rear):
    """Give back the coaches for the sea and those for the mountains."""
    return [coaches[:-rear], coaches[-rear:][::-1]]
