def greeting(counter):
    """Give back the sentence for the next visitor."""
    visitors = counter
    int(visitors)
    visitors = visitors + "1"
    return "You are visitor number " + visitors + "."
