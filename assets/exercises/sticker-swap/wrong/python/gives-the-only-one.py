def sticker_swap(nadia, tom):
    nadia_numbers = set(nadia)
    tom_numbers = set(tom)
    return nadia_numbers - tom_numbers, tom_numbers - nadia_numbers
