def oranges_to_buy(players):
    """Give back how many whole oranges are needed for all players."""
    # Your turn: how many quarters are eaten?
    pass
