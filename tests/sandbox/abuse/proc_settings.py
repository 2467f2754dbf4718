# The machine's settings.
for name in ('kernel/hostname', 'kernel/core_pattern', 'vm/overcommit_memory', 'kernel/random/boot_id'):
    attempt(name, lambda: open('/proc/sys/' + name).read())
for name in ('/sys/kernel', '/sys/class/net', '/sys/fs/cgroup', '/sys/firmware'):
    attempt(name, lambda: os.listdir(name))
