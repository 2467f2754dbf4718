# Memory of the kernel's: a socket holds what nobody reads.
for _ in range(40):
    if os.fork() == 0:
        break
keep = []
try:
    while True:
        pair = socket.socketpair()
        keep.append(pair)
        for one in pair:
            one.setblocking(False)
            try:
                while True:
                    one.send(b'x' * 60_000)
            except BlockingIOError:
                pass
except OSError:
    time.sleep(1000)
