def one_short(tickets, called):
    """For each player who is one number short: which one it is."""
    waiting = {}
    for player, numbers in tickets.items():
        missing = [number for number in numbers if number not in called]
        if len(missing) == 1:
            waiting[player] = missing[0]
    return waiting
