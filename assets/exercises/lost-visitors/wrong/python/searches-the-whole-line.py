import sys

missing = {}
for line in sys.stdin:
    if "404" in line and len(line.split()) == 4:
        page = line.split()[2].split("?")[0]
        missing[page] = missing.get(page, 0) + 1

for page in sorted(missing, key=lambda name: (-missing[name], name)):
    print(missing[page], page)
if not missing:
    print("Nobody got lost.")
