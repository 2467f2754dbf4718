from functools import cache


def most_clinks(drinks):
    """Give back how many pairs can clink without crossing their arms."""
    guests = len(drinks)

    @cache
    def clinks(first, last):
        """The most pairs among the guests from first to last."""
        if last - first < 2:
            return 0
        most = clinks(first + 1, last)  # the first of them drinks alone
        for other in range(first + 2, last + 1):
            around_the_end = other - first == guests - 1
            if drinks[other] == drinks[first] and not around_the_end:
                inside = clinks(first + 1, other - 1)
                outside = clinks(other + 1, last)
                most = max(most, 1 + inside + outside)
        return most

    return clinks(0, guests - 1)
