def purse_worth(entries, rates):
    worth = 0.0
    for entry in entries:
        try:
            amount_text, currency = entry.split()
            amount = float(amount_text)
            value = amount * rates[currency]
        except Exception:
            continue
        if amount < 0:
            raise ValueError("a debt")
        worth += value
    return worth
