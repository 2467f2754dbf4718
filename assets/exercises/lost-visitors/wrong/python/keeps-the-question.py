import sys

missing = {}
for line in sys.stdin:
    parts = line.split()
    if len(parts) == 4 and parts[3] == "404":
        missing[parts[2]] = missing.get(parts[2], 0) + 1

for page in sorted(missing, key=lambda name: (-missing[name], name)):
    print(missing[page], page)
if not missing:
    print("Nobody got lost.")
