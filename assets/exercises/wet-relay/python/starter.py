def handed_over(water, spills):
    """Give back how many cups each runner hands over."""
    # Your turn: what is in the bucket after the first runner?
    pass
