def one_short(tickets, called):
    """For each player who is one number short: which one it is."""
    # Which numbers is each player missing? Begin here.
