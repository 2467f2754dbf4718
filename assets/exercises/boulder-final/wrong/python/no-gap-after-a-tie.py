def boulder_final(results):
    ranking = sorted(results, key=lambda result: (-result[1], result[2], result[0]))
    board = []
    place, last_score = 0, None
    for name, tops, attempts in ranking:
        if (tops, attempts) != last_score:
            place += 1
            last_score = (tops, attempts)
        board.append((place, name))
    return board
