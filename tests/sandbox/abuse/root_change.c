/* The old way out of a root: a second one inside it. */
int main(void) {
    mkdir("jail", 0700);
    tried("chroot", chroot("jail"));
    tried("pivot", syscall(SYS_pivot_root, "jail", "jail"));
    return 0;
}
