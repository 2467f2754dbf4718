def cold_sheep(hill):
    """Give back how many sheep have fewer than three neighbours."""
    # hill[row][column] is one place. Begin here.
