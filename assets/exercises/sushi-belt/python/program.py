def lunch(plates, guests, seat):
    """Serve plates to guests; tell who got what, and what is left."""
    belt = iter(plates)
    served = []
    for number, (plate, guest) in enumerate(zip(belt, guests), start=seat):
        served.append(f"{number} {guest} {plate}")
    left = len(list(belt))
    again = len(list(belt))
    return f"{', '.join(served)} | {left} {again}"
