def coins_in_tray(coins, price):
    """Give back how many cents fall into the tray in the end."""
    # Your turn: how much has been paid before the first coin?
    pass
