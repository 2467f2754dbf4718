def purse_worth(entries, rates):
    """What the money in a purse is worth at home."""
    # What counts, what is passed over, what is refused? Begin here.
