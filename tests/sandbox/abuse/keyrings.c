/* The kernel's rings of keys, where file systems and mail programs keep theirs. */
int main(void) {
    tried("add", syscall(SYS_add_key, "user", "codementor-abuse", "x", 1, -1));
    tried("list", syscall(SYS_keyctl, 0, -3, 0));
    tried("request", syscall(SYS_request_key, "user", "codementor-abuse", 0, 0));
    return 0;
}
