def avocado_advice(days, in_fridge):
    """Give back what to do with an avocado: "wait", "eat today", ..."""
    # Your turn: which question would you ask first?
    pass
