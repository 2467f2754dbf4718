def slip(first, second):
    """Give back two words whose heads have changed places."""
    cut = len(head(first))
    first_slipped = second[:cut] + first[cut:]
    second_slipped = first[:cut] + second[cut:]
    return first_slipped + " " + second_slipped


def head(word):
    """Everything before the first vowel of a word."""
    for position in range(len(word)):
        if word[position] in "aeiou":
            return word[:position]
    return word
