def fewest_clicks(links, paid, free, start, goal):
    """Give back the fewest clicks to the goal, or None if there is no way."""
    seen = {(start, free)}
    stack = [(start, free, 0)]
    while stack:
        page, left, clicks = stack.pop()
        if page == goal:
            return clicks
        for further in links.get(page, []):
            rest = left - 1 if further in paid else left
            if rest >= 0 and (further, rest) not in seen:
                seen.add((further, rest))
                stack.append((further, rest, clicks + 1))
    return None
