def calm_down(message):
    """Give back the message without shouting and without rows of "!"."""
    calm = message.strip()
    while "!!" in calm:
        calm = calm.replace("!!", "!")
    return calm.capitalize()
