def fish_today(breakfast):
    """Give back how many fish the penguin eats in one day."""
    lunch = 8
    dinner = 9
    return breakfast + lunch + dinner
