from collections import deque


def fewest_clicks(links, paid, free, start, goal):
    """Give back the fewest clicks to the goal, or None if there is no way."""
    seen = {start}
    queue = deque([(start, free, 0)])
    while queue:
        page, left, clicks = queue.popleft()
        if page == goal:
            return clicks
        for further in links.get(page, []):
            rest = left - 1 if further in paid else left
            if rest >= 0 and further not in seen:
                seen.add(further)
                queue.append((further, rest, clicks + 1))
    return None
