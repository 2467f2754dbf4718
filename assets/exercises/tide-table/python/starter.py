# The tide table: draw the waves, then name the best time to swim.
count = int(input())
# Your turn: as many measurements follow as the first line says.
