def best_night(requests, turning):
    total = 0
    ready = None
    for start, end, worth in sorted(requests, key=lambda request: request[1]):
        if ready is None or start >= ready:
            total += worth
            ready = end + turning
    return total
