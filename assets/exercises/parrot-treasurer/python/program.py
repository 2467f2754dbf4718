def divide_treasure(coins, pirates, password):
    """Tell the pirates how their treasure is divided."""
    if not password:
        return "Squawk!"
    if not pirates:
        return "All mine!"
    if coins % pirates:
        return str(coins // pirates) + " each, " + str(coins % pirates) + " for me"
    return str(coins / pirates) + " each"
