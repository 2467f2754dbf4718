EFFECTS = {
    "+": lambda crowd, number: crowd + number,
    "-": lambda crowd, number: max(0, crowd - number),
    "x": lambda crowd, number: crowd * number,
    ":": lambda crowd, number: crowd // number,
}


def make_gate(text):
    """Give back the function that a gate does to a crowd."""
    effect = EFFECTS[text[0]]
    number = int(text[1:])

    def pass_through(crowd):
        return effect(crowd, number)

    return pass_through


def run(gates, crowds):
    """Give back how many of each crowd arrive behind the last gate."""
    road = [make_gate(text) for text in gates]
    arrived = []
    for crowd in crowds:
        after = crowd
        for gate in road:
            after = gate(crowd)
        arrived.append(after)
    return arrived
