"""Report the pages that visitors asked for in vain."""
import sys


def missing_pages(log):
    """How often each page was asked for that is not there."""
    missing = {}
    for line in log:
        parts = line.split()
        if len(parts) != 4:
            continue
        _time, _method, address, status = parts
        if status == "404":
            page = address.split("?")[0]
            missing[page] = missing.get(page, 0) + 1
    return missing


def most_missed_first(entry):
    """A key: the largest count first, then the alphabet."""
    page, count = entry
    return -count, page


report = sorted(missing_pages(sys.stdin).items(), key=most_missed_first)
for page, count in report:
    print(count, page)
if not report:
    print("Nobody got lost.")
