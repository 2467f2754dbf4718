def after_banana(order, driver):
    """Give back a new list: the order after the driver has slipped."""
    # Your turn: which list will you change, and which one not?
    pass
