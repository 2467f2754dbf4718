def telegram(message):
    """Give back the message as it goes over the wire."""
    wire = message.replace(",", "")
    wire = wire.replace(".", " STOP")
    wire.upper()
    return wire.strip()
