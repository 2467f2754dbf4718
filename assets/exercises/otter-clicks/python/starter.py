from collections import deque


def fewest_clicks(links, paid, free, start, goal):
    """Give back the fewest clicks to the goal, or None if there is no way."""
    # links is a dictionary of lists, paid is a set. Begin here.
