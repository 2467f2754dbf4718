# Each limit, one higher.
for name in ('AS', 'NPROC', 'FSIZE', 'NOFILE', 'CPU', 'CORE', 'MEMLOCK', 'STACK', 'SIGPENDING', 'NICE'):
    which = getattr(resource, 'RLIMIT_' + name)
    def raise_it():
        hard = resource.getrlimit(which)[1]
        if hard == resource.RLIM_INFINITY:
            return
        resource.setrlimit(which, (hard + 1, hard + 1))
    attempt(name, raise_it)
