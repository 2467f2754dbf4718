rows = int(input())

for number in range(rows):
    row = input()
    clue = ""
    stretch = 0
    for square in row + ".":
        if square == "#":
            stretch += 1
        elif stretch > 0:
            clue += str(stretch) + " "
            stretch = 0
    if clue == "":
        clue = "0"
    print(clue.strip())
