from bisect import bisect_right


def best_night(requests, turning):
    """The largest worth that one night with the telescope can have."""
    by_end = sorted(requests, key=lambda request: request[1])
    ends = [end for _start, end, _worth in by_end]
    best = [0]  # best[count]: the largest worth with the first `count`
    for start, _end, worth in by_end:
        early_enough = bisect_right(ends, start - turning)
        best.append(max(best[-1], best[early_enough] + worth))
    return best[-1]
