def fish_today(breakfast):
    """Give back how many fish the penguin eats in one day."""
    lunch = ...  # your turn: twice which meal?
    dinner = ...  # 5 more than which?
    return ...  # all three meals together
