def oranges_to_buy(players):
    """Give back how many whole oranges are needed for all players."""
    quarters = players * 3
    return (quarters + 3) // 4
