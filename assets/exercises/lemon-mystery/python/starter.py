def count_scoops(sales):
    """Count the scoops of each flavour, day by day."""
    counts = {}
    for day, flavour in sales:
        if day in counts and flavour in counts[day]:
            counts[day][flavour] += 1
        else:
            counts[day] = {flavour: 1}
    return counts
