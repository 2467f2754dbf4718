from datetime import date, timedelta


def bill(arrival, departure):
    """Give back what a cat's stay costs, in whole euros."""
    # Begin here: `date.fromisoformat` makes a date of a text.
