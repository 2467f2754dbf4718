def most_clinks(drinks):
    """Give back how many pairs can clink without crossing their arms."""
    guests = len(drinks)
    waiting = []
    clinks = 0
    for guest, drink in enumerate(drinks):
        partners = [
            other
            for other in waiting
            if drinks[other] == drink and 1 < guest - other < guests - 1
        ]
        if partners:
            nearest = partners[-1]
            waiting = [other for other in waiting if other < nearest]
            clinks += 1
        else:
            waiting.append(guest)
    return clinks
