def phone_says(battery, charging):
    """Give back what the phone says: "Mmmm.", "Let us dance.", ..."""
    if charging and battery == 100:
        return "Unplug me."
    elif charging:
        return "Mmmm."
    elif battery >= 60:
        return "Let us dance."
    elif battery > 15:
        return "One more song."
    else:
        return "Tell my charger I love it."
