def stitches(rows, first, more):
    """Give back the number of stitches in all rows together."""
    total = 0
    in_this_row = first
    for row in range(rows + 1):
        total += in_this_row
        in_this_row += more
    return total
