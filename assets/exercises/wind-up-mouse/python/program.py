def run(spring, table):
    """Let the tin mouse run, and tell how the trip ended."""
    way = 0
    while spring > 0 and way < table:
        way = way + spring
        spring = spring - 3
    if way > table:
        return "plop"
    return str(way) + " cm"
