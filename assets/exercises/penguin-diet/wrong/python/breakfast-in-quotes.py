def fish_today(breakfast):
    """Give back how many fish the penguin eats in one day."""
    lunch = "breakfast" * 2
    dinner = breakfast + 5
    return breakfast + lunch + dinner
