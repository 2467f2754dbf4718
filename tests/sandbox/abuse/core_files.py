# A picture of its memory in a file.
def dump():
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CORE, (1 << 20, 1 << 20))
        os._exit(7)
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 7:
        raise OSError('refused')
attempt('raise the limit', dump)
