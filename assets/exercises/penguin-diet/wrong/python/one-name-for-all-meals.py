def fish_today(breakfast):
    """Give back how many fish the penguin eats in one day."""
    fish = breakfast
    fish = breakfast * 2
    fish = breakfast + 5
    return fish
