# The numbers beside a picture: one line for each of its rows.
rows = int(input())
# Your turn: read the rows one by one, and look for their dark stretches.
