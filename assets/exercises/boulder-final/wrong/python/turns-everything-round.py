def boulder_final(results):
    ranking = sorted(results)
    ranking.sort(key=lambda result: (result[1], result[2]), reverse=True)
    board = []
    place, last_score = 0, None
    for position, (name, tops, attempts) in enumerate(ranking, start=1):
        if (tops, attempts) != last_score:
            place, last_score = position, (tops, attempts)
        board.append((place, name))
    return board
