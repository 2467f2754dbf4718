def dawn_chorus(notes):
    """For each species, its earliest minute and how many songs it sang."""
    # What should the table know before the first note is read? Begin here.
