def stitches(rows, first, more):
    """Give back the number of stitches in all rows together."""
    total = 0
    in_this_row = first
    for row in range(rows):
        in_this_row += more
        total += in_this_row
    return total
