def calm_down(message):
    """Give back the message without shouting and without rows of "!"."""
    message.strip()
    message.replace("!!", "!")
    if message.isupper():
        message.capitalize()
    return message
