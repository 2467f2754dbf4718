# Other ways to the same folders, by /proc.
for place in ('/proc/self/root', '/proc/self/cwd/../../../../../../..', f'/proc/{os.getppid()}/root', '/proc/1/root', '/proc/thread-self/root'):
    attempt(place, lambda: open(place + 'OUTSIDE/secret').read())
