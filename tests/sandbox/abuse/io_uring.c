/* A queue of system calls that no filter sees. */
int main(void) {
    char parameters[120] = {0};
    tried("io_uring", syscall(425, 4, parameters));
    return 0;
}
