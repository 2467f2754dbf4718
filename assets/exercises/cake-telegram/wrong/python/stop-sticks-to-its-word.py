def telegram(message):
    """Give back the message as it goes over the wire."""
    wire = message.replace(",", "")
    wire = wire.replace(".", "STOP")
    return wire.upper().strip()
