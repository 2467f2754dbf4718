# The stage card: read two lines, print three.
band = input()
# Your turn: read the town as well, then print the card.
