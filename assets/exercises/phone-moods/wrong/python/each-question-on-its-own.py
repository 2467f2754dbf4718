def phone_says(battery, charging):
    """Give back what the phone says: "Mmmm.", "Let us dance.", ..."""
    words = "Tell my charger I love it."
    if charging and battery == 100:
        words = "Unplug me."
    if charging:
        words = "Mmmm."
    if battery > 60:
        words = "Let us dance."
    if battery > 15:
        words = "One more song."
    return words
