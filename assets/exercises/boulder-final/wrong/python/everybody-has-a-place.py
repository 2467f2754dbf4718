def boulder_final(results):
    ranking = sorted(results, key=lambda result: (-result[1], result[2], result[0]))
    return [(place, result[0]) for place, result in enumerate(ranking, start=1)]
