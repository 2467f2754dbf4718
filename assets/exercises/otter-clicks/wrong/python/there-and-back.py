from collections import deque


def fewest_clicks(links, paid, free, start, goal):
    """Give back the fewest clicks to the goal, or None if there is no way."""
    both_ways = {}
    for page, targets in links.items():
        for target in targets:
            both_ways.setdefault(page, []).append(target)
            both_ways.setdefault(target, []).append(page)
    clicks = {(start, free): 0}
    queue = deque(clicks)
    while queue:
        page, left = here = queue.popleft()
        if page == goal:
            return clicks[here]
        for further in both_ways.get(page, []):
            there = (further, left - 1 if further in paid else left)
            if there[1] >= 0 and there not in clicks:
                clicks[there] = clicks[here] + 1
                queue.append(there)
    return None
