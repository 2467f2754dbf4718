# Folders of people, of services, and of other runs.
for place in ('OUTSIDE', '/var/log', '/var/spool', '/run', '/boot', '/mnt', '/srv'):
    attempt(place, lambda: os.scandir(place).close() if os.listdir(place) is not None else None)
attempt('other runs', lambda: os.listdir(os.path.dirname(os.path.dirname(os.getcwd())) if os.getcwd() != '/work' else '/nothing'))
