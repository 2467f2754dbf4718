def boulder_final(results):
    """The board of a final: pairs of place and name, the best first."""
    board = []
    place, last_score = 0, None
    ranking = sorted(results, key=best_first)
    for position, (name, tops, attempts) in enumerate(ranking, start=1):
        if (tops, attempts) != last_score:
            place, last_score = position, (tops, attempts)
        board.append((place, name))
    return board


def best_first(result):
    """A key: many tops, then few attempts, then the alphabet."""
    name, tops, attempts = result
    return -tops, attempts, name
