/* Who touches which file, told by the kernel. */
int main(void) {
    int watch = syscall(SYS_inotify_init1, 0);
    tried("inotify", watch < 0 ? -1 : syscall(SYS_inotify_add_watch, watch, outside, 0xfff));
    tried("fanotify", syscall(SYS_fanotify_init, 0x200, O_RDONLY));
    return 0;
}
