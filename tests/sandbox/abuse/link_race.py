# A name that is now a file of its own, now a link to one outside.
def race():
    open('own', 'w').close()
    if os.fork() == 0:
        for _ in range(300):
            os.symlink('OUTSIDE/secret', 'next')
            os.rename('next', 'name')
            open('next', 'w').close()
            os.rename('next', 'name')
        os._exit(0)
    read = ''
    for _ in range(600):
        try:
            read += open('name').read()
        except OSError:
            pass
    os.wait()
    os.symlink('OUTSIDE/secret', 'end')
    try:
        read += open('end').read()
    except OSError:
        pass
    if 'secret' not in read:
        raise OSError('never')
attempt('be faster', race)
