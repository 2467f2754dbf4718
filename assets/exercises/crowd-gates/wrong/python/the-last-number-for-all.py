def run(gates, crowds):
    """Give back how many of each crowd arrive behind the last gate."""
    road = []
    for text in gates:
        number = int(text[1:])
        if text[0] == "+":
            road.append(lambda crowd: crowd + number)
        elif text[0] == "-":
            road.append(lambda crowd: max(0, crowd - number))
        elif text[0] == "x":
            road.append(lambda crowd: crowd * number)
        else:
            road.append(lambda crowd: crowd // number)
    arrived = []
    for crowd in crowds:
        for gate in road:
            crowd = gate(crowd)
        arrived.append(crowd)
    return arrived
