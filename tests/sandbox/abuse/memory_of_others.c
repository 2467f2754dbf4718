/* Reading memory past its owner; its own, as that is allowed to anybody outside. */
int main(void) {
    char from[8] = "secret", into[8];
    struct iovec local = {into, 8}, remote = {from, 8};
    tried("read", syscall(SYS_process_vm_readv, getpid(), &local, 1, &remote, 1, 0));
    tried("write", syscall(SYS_process_vm_writev, getpid(), &local, 1, &remote, 1, 0));
    int handle = syscall(SYS_pidfd_open, getpid(), 0);
    tried("advise", syscall(SYS_process_madvise, handle, &remote, 1, 20, 0));
    return 0;
}
