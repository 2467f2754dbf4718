def avocado_advice(days, in_fridge):
    """Give back what to do with an avocado: "wait", "eat today", ..."""
    if in_fridge:
        days = days / 2

    if days < 6:
        return "guacamole"
    elif days < 5:
        return "eat today"
    elif days < 3:
        return "wait"
    else:
        return "compost"
