def count_scoops(sales):
    """Count the scoops of each flavour, day by day."""
    counts = {}
    for day, flavour in sales:
        scoops = counts.setdefault(day, {})
        scoops[flavour] = scoops.get(flavour, 0) + 1
    return counts
