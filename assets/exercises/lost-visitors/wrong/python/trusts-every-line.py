import sys

missing = {}
for line in sys.stdin:
    time, method, address, status = line.split()
    if status == "404":
        page = address.split("?")[0]
        missing[page] = missing.get(page, 0) + 1

for page in sorted(missing, key=lambda name: (-missing[name], name)):
    print(missing[page], page)
if not missing:
    print("Nobody got lost.")
