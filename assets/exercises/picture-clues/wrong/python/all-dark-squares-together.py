rows = int(input())

for number in range(rows):
    row = input()
    dark = 0
    for square in row:
        if square == "#":
            dark += 1
    print(dark)
