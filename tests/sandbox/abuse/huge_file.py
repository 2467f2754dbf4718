# A file that is larger than the machine, and has nothing in it.
def sparse():
    with open('sparse', 'wb') as file:
        file.truncate(1 << 40)
attempt('sparse', sparse)
attempt('reserved', lambda: os.posix_fallocate(os.open('reserved', os.O_RDWR | os.O_CREAT), 0, 100 << 20))
