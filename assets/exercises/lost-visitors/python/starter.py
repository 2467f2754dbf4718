"""Report the pages that visitors asked for in vain."""
import sys

# The log is in sys.stdin: `for line in sys.stdin` reads it line by line.
# Begin here.
