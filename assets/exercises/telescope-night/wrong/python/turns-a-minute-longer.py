def best_night(requests, turning):
    by_end = sorted(requests, key=lambda request: request[1])
    best = [0]
    for start, _end, worth in by_end:
        early_enough = 0
        while by_end[early_enough][1] < start - turning:
            early_enough += 1
        best.append(max(best[-1], best[early_enough] + worth))
    return best[-1]
