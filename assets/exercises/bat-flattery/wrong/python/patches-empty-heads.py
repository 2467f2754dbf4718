def slip(first, second):
    """Give back two words whose heads have changed places."""
    first_head = head(first)
    second_head = head(second)
    if first_head == "":
        first_slipped = second_head + first
    else:
        first_slipped = first.replace(first_head, second_head)
    if second_head == "":
        second_slipped = first_head + second
    else:
        second_slipped = second.replace(second_head, first_head)
    return first_slipped + " " + second_slipped


def head(word):
    """Everything before the first vowel of a word."""
    for position in range(len(word)):
        if word[position] in "aeiou":
            return word[:position]
    return word
