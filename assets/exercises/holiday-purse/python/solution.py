def purse_worth(entries, rates):
    """What the money in a purse is worth at home."""
    worth = 0.0
    for entry in entries:
        try:
            amount_text, currency = entry.split()
            amount = float(amount_text)
        except ValueError:  # too few words, too many, or no number
            continue
        if amount < 0:
            raise ValueError(f"a debt does not fit into a purse: {entry}")
        worth += amount * rates[currency]
    return worth
