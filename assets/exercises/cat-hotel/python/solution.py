from datetime import date, timedelta

FRIDAY, SATURDAY = 4, 5  # as `weekday` counts them


def price_of(night):
    """What the night that begins on this day costs."""
    return 18 if night.weekday() in (FRIDAY, SATURDAY) else 13


def bill(arrival, departure):
    """Give back what a cat's stay costs, in whole euros."""
    first = date.fromisoformat(arrival)
    nights = (date.fromisoformat(departure) - first).days
    if nights < 0:
        raise ValueError("the cat leaves before it has come")
    if nights == 0:
        return 6
    stay = [first + timedelta(days=night) for night in range(nights)]
    return sum(price_of(night) for night in stay)
