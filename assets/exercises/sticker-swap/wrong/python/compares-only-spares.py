def sticker_swap(nadia, tom):
    nadia_spares = spares(nadia)
    tom_spares = spares(tom)
    return nadia_spares - tom_spares, tom_spares - nadia_spares


def spares(stickers):
    return {number for number in stickers if stickers.count(number) > 1}
