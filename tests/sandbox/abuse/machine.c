/* What only the one who runs the machine may do. */
int main(void) {
    tried("name", sethostname("abused", 6));
    tried("clock", syscall(SYS_adjtimex, (char[256]){1}));
    tried("restart", syscall(SYS_reboot, 0, 0, 0, 0));
    tried("swap", syscall(SYS_swapoff, "/none"));
    tried("modules", syscall(SYS_delete_module, "none", 0));
    tried("accounting", syscall(SYS_acct, "/none"));
    return 0;
}
