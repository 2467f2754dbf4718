def make_gate(text):
    """Give back the function that a gate does to a crowd."""
    # Begin here, or do it in a way of your own.


def run(gates, crowds):
    """Give back how many of each crowd arrive behind the last gate."""
