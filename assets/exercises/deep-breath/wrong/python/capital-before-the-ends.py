def calm_down(message):
    """Give back the message without shouting and without rows of "!"."""
    calm = message
    while "!!" in calm:
        calm = calm.replace("!!", "!")
    if calm.isupper():
        calm = calm.capitalize()
    return calm.strip()
