"""Count the words that each role of a play speaks."""
import sys

# The script is in sys.stdin: `for line in sys.stdin` reads it line by line.
# Begin here.
