def slip(first, second):
    """Give back two words whose heads have changed places."""
    first_head = head(first)
    second_head = head(second)
    first_slipped = second_head + first[1:]
    second_slipped = first_head + second[1:]
    return first_slipped + " " + second_slipped


def head(word):
    """Everything before the first vowel of a word."""
    for position in range(len(word)):
        if word[position] in "aeiou":
            return word[:position]
    return word
