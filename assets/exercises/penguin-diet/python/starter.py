def fish_today(breakfast):
    """Give back how many fish the penguin eats in one day."""
    lunch = ...  # your turn: how many, compared with breakfast?
    dinner = ...  # and how many here?
    return ...  # all three meals together
