def toll(weight, friend):
    """Give back how many coins a traveller has to pay."""
    if weight < 50 and not friend:
        coins = 1
    elif weight <= 100:
        coins = 3
    elif friend:
        coins = 0
    else:
        coins = 10
    return coins
