def toll(weight, friend):
    """Give back how many coins a traveller has to pay."""
    if weight < 50:
        coins = 1
    elif friend:
        coins = 0
    elif weight <= 100:
        coins = 3
    else:
        coins = 10
    return coins
