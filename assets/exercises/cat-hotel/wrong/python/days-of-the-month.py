from datetime import date, timedelta


def bill(arrival, departure):
    """Give back what a cat's stay costs, in whole euros."""
    first = date.fromisoformat(arrival)
    last = date.fromisoformat(departure)
    if last < first:
        raise ValueError("the cat leaves before it has come")
    if last == first:
        return 6
    total = 0
    for night in range(last.day - first.day):
        day = first + timedelta(days=night)
        total += 18 if day.weekday() in (4, 5) else 13
    return total
