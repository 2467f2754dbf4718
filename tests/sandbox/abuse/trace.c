/* Steering another process as a debugger does. */
int main(void) {
    tried("seize", syscall(SYS_ptrace, 0x4206, victim, 0, 0));
    tried("be traced", syscall(SYS_ptrace, 0, 0, 0, 0));
    return 0;
}
