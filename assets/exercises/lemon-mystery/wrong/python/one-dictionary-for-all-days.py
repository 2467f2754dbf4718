def count_scoops(sales):
    """Count the scoops of each flavour, day by day."""
    counts = {}
    empty = {}
    for day, flavour in sales:
        if day not in counts:
            counts[day] = empty
        counts[day][flavour] = counts[day].get(flavour, 0) + 1
    return counts
