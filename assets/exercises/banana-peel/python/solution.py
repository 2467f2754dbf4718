def after_banana(order, driver):
    """Give back a new list: the order after the driver has slipped."""
    new_order = order.copy()
    if driver in new_order:
        place = new_order.index(driver)
        new_order.pop(place)
        new_order.insert(place + 2, driver)
    return new_order
