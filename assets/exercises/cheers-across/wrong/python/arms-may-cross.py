from collections import Counter


def most_clinks(drinks):
    """Give back how many pairs can clink without crossing their arms."""
    if len(drinks) < 4:
        return 0
    return sum(count // 2 for count in Counter(drinks).values())
