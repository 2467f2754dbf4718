def coins_in_tray(coins, price):
    """Give back how many cents fall into the tray in the end."""
    paid = 0
    for coin in coins:
        paid += coin
        if paid >= price:
            return paid - price
        return paid
