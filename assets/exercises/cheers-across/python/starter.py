def most_clinks(drinks):
    """Give back how many pairs can clink without crossing their arms."""
    # Which smaller tables does a pair cut the table into? Begin here.
