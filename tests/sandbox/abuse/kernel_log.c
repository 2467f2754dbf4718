/* What the kernel has said, and the doors to its hardware. */
int main(void) {
    tried("the log's size", syscall(SYS_syslog, 10, 0, 0));
#ifdef __x86_64__
    tried("ports", syscall(SYS_ioperm, 0x80, 1, 1));
    char entry[16] = {0};
    tried("segments", syscall(SYS_modify_ldt, 0, entry, sizeof entry));
#endif
    return 0;
}
