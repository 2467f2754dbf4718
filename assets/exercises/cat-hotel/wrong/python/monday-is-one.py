from datetime import date, timedelta


def bill(arrival, departure):
    """Give back what a cat's stay costs, in whole euros."""
    day = date.fromisoformat(arrival)
    last = date.fromisoformat(departure)
    if last < day:
        raise ValueError("the cat leaves before it has come")
    if last == day:
        return 6
    total = 0
    while day < last:
        total += 18 if day.weekday() in (5, 6) else 13
        day += timedelta(days=1)
    return total
