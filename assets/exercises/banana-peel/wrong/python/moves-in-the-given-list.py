def after_banana(order, driver):
    """Give back a new list: the order after the driver has slipped."""
    if driver in order:
        place = order.index(driver)
        order.pop(place)
        order.insert(place + 2, driver)
    return order
