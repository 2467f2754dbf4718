def phone_says(battery, charging):
    """Give back what the phone says: "Mmmm.", "Let us dance.", ..."""
    # Your turn: which of the five lines is the most special one?
    pass
