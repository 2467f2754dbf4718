def greeting(counter):
    """Give back the sentence for the next visitor."""
    visitors = counter
    visitors = int(visitors + "1")
    return "You are visitor number " + str(visitors) + "."
