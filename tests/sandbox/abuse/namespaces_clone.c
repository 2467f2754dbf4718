/* A child in a namespace of its own, by the old call and by the new. */
int main(void) {
    const uint64_t flags[] = {CLONE_NEWUSER, CLONE_NEWNET, CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID};
    for (size_t index = 0; index < sizeof flags / sizeof *flags; index++) {
        long child = syscall(SYS_clone, flags[index] | SIGCHLD, 0, 0, 0, 0);
        if (child == 0) _exit(0);
        tried("clone", child);
        uint64_t arguments[11] = {flags[index], 0, 0, 0, SIGCHLD};
        child = syscall(435, arguments, sizeof arguments);
        if (child == 0) _exit(0);
        tried("clone3", child);
    }
    return 0;
}
