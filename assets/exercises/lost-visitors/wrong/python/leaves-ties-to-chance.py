import sys

missing = {}
for line in sys.stdin:
    parts = line.split()
    if len(parts) == 4 and parts[3] == "404":
        page = parts[2].split("?")[0]
        missing[page] = missing.get(page, 0) + 1

for page in sorted(missing, key=missing.get, reverse=True):
    print(missing[page], page)
if not missing:
    print("Nobody got lost.")
