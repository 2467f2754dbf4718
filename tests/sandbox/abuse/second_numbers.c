/* System calls by their other numbers: of x32, and of 32 bits. */
int main(void) {
#ifdef __x86_64__
    tried("x32", syscall(0x40000000 + 39));
    int child = fork(), status = 0;
    if (child == 0) {
        long result;
        __asm__ volatile("int $0x80" : "=a"(result) : "a"(20) : "memory");
        _exit(result > 0 ? 7 : 1);
    }
    waitpid(child, &status, 0);
    printf("32 bits|%s|%d\n", WIFEXITED(status) && WEXITSTATUS(status) == 7 ? "DONE" : "refused", status);
#endif
    return 0;
}
