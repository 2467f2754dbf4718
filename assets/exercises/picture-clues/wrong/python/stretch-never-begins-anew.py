rows = int(input())

for number in range(rows):
    row = input()
    clue = ""
    stretch = 0
    before = "."
    for square in row + ".":
        if square == "#":
            stretch += 1
        elif before == "#":
            clue += str(stretch) + " "
        before = square
    if clue == "":
        clue = "0"
    print(clue.strip())
