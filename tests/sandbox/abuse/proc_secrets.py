# What /proc tells of processes: environments, memory, maps, command lines, of itself and of others.
for process in ('self', os.getppid(), VICTIM, 1):
    for name in ('environ', 'maps', 'cmdline', 'mem', 'auxv', 'status'):
        attempt(f'{process} {name}', lambda: open(f'/proc/{process}/{name}', 'rb').read(0 if name == 'mem' else 10))
attempt('all processes', lambda: os.listdir('/proc'))
attempt('what it has open', lambda: os.listdir('/proc/self/fd'))
