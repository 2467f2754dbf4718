def purse_worth(entries, rates):
    worth = 0.0
    for entry in entries:
        words = entry.split()
        if len(words) == 2 and words[0].lstrip("-").isdigit():
            amount = float(words[0])
            if amount < 0:
                raise ValueError("a debt")
            worth += amount * rates[words[1]]
    return worth
