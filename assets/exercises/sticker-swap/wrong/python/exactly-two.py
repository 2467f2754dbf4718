def sticker_swap(nadia, tom):
    return spares(nadia) - set(tom), spares(tom) - set(nadia)


def spares(stickers):
    return {number for number in stickers if stickers.count(number) == 2}
