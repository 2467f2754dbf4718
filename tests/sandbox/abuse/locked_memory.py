# Memory that cannot be taken away.
def lock():
    piece = mmap.mmap(-1, 1 << 20)
    address = ctypes.addressof(ctypes.c_char.from_buffer(piece))
    if library.mlock(ctypes.c_void_p(address), 1 << 20) != 0:
        raise OSError('refused')
attempt('lock', lock)
