/* A copy of another process's descriptor; its own, as that is allowed to anybody outside. */
int main(void) {
    int handle = syscall(SYS_pidfd_open, getpid(), 0);
    tried("get", syscall(SYS_pidfd_getfd, handle, 1, 0));
    tried("compare", syscall(SYS_kcmp, getpid(), getpid(), 0, 0, 1));
    return 0;
}
