/* Mounting, by the old calls and the new. */
int main(void) {
    tried("fsopen", syscall(SYS_fsopen, "tmpfs", 1));
    tried("fspick", syscall(SYS_fspick, AT_FDCWD, ".", 1));
    tried("open_tree", syscall(SYS_open_tree, AT_FDCWD, ".", 1));
    return 0;
}
