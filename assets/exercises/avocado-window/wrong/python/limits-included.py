def avocado_advice(days, in_fridge):
    """Give back what to do with an avocado: "wait", "eat today", ..."""
    if in_fridge:
        days = days / 2

    if days <= 3:
        return "wait"
    if days <= 5:
        return "eat today"
    if days <= 6:
        return "guacamole"
    return "compost"
