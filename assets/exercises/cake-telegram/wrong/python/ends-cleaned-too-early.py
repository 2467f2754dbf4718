def telegram(message):
    """Give back the message as it goes over the wire."""
    wire = message.strip().upper()
    wire = wire.replace(",", "")
    return wire.replace(".", " STOP")
