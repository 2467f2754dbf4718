/* Page faults handled by itself, which stops the kernel where it likes. */
int main(void) {
    tried("the call", syscall(SYS_userfaultfd, 1));
    tried("the device", open("/dev/userfaultfd", O_RDWR));
    return 0;
}
