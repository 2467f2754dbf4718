def purse_worth(entries, rates):
    worth = 0.0
    for entry in entries:
        try:
            amount_text, currency = entry.split()
            amount = float(amount_text)
            if amount < 0:
                raise ValueError("a debt")
            worth += amount * rates[currency]
        except ValueError:
            continue
    return worth
