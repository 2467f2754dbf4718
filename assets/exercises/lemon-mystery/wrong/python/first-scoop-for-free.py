def count_scoops(sales):
    """Count the scoops of each flavour, day by day."""
    counts = {}
    for day, flavour in sales:
        if day not in counts:
            counts[day] = {}
        elif flavour in counts[day]:
            counts[day][flavour] += 1
        else:
            counts[day][flavour] = 1
    return counts
