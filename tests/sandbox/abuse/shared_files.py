# Shared memory with a name: its own is allowed to be there, what is seen from outside is not.
def share():
    name = '/dev/shm/codementor-abuse'
    with open(name, 'w') as file:
        file.write('x')
    if os.path.realpath(name).startswith('/dev/shm/'):
        return
    raise OSError('only its own')
attempt('leave a name', share)
