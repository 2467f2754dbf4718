# Every device but the four that are harmless.
def any_device():
    harmless = {'null', 'zero', 'random', 'urandom'}
    # A link leads to a place that is its own, or to nothing.
    try:
        names = [name for name in os.listdir('/dev') if name not in harmless and not os.path.islink('/dev/' + name)]
    except OSError:
        names = []
    for name in ('tty', 'ptmx', 'mem', 'kmsg', 'fuse', 'kvm', 'vda', 'sda', 'net/tun', *names):
        try:
            os.close(os.open('/dev/' + name, os.O_RDONLY | os.O_NONBLOCK))
            return
        except OSError:
            pass
    raise OSError('none')
attempt('open one', any_device)
