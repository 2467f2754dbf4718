def best_night(requests, turning):
    chosen = []
    for start, end, worth in sorted(requests, key=lambda request: -request[2]):
        free = all(
            end + turning <= other_start or other_end + turning <= start
            for other_start, other_end, _worth in chosen
        )
        if free:
            chosen.append((start, end, worth))
    return sum(worth for _start, _end, worth in chosen)
