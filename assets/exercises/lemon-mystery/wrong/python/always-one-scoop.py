def count_scoops(sales):
    """Count the scoops of each flavour, day by day."""
    counts = {}
    for day, flavour in sales:
        if day not in counts:
            counts[day] = {}
        counts[day][flavour] = 1
    return counts
