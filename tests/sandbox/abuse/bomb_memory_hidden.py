# Shared memory that is filled, and then in no process's table any more.
for _ in range(20):
    if os.fork() == 0:
        break
piece = mmap.mmap(-1, 100 << 20)
for at in range(0, 100 << 20, 1 << 20):
    piece[at:at + (1 << 20)] = b'x' * (1 << 20)
    piece.madvise(mmap.MADV_DONTNEED, at, 1 << 20)
time.sleep(1000)
