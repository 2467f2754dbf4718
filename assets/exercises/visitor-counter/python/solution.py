def greeting(counter):
    """Give back the sentence for the next visitor."""
    visitors = int(counter)
    visitors = visitors + 1
    return "You are visitor number " + str(visitors) + "."
