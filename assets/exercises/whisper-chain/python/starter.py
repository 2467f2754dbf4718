def whisper_chain(interpreters, spoken, wanted):
    """A shortest list of interpreters between two languages, or None."""
    # What can be reached with one whisper? And then? Begin here.
