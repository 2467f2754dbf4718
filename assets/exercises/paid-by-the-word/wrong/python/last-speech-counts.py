"""Count the words that each role of a play speaks."""
import sys


def without_directions(line):
    """What is left of a line without its stage directions."""
    while "(" in line:
        before, _, rest = line.partition("(")
        _direction, _, after = rest.partition(")")
        line = before + after
    return line


def count_words(script):
    """How many words each role speaks, in the order of the script."""
    words = {}
    role = None
    for line in script:
        text = without_directions(line)
        if not text.strip():
            continue
        if not line.startswith(" "):
            name, _, text = text.partition(":")
            role = name.strip()
            words[role] = 0
        words[role] += len(text.split())
    return words


paid = count_words(sys.stdin)
for role, count in paid.items():
    print(role, count)
if not paid:
    print("Nobody is paid.")
