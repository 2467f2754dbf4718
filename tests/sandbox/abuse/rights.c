/* More rights than it has been given. */
int main(void) {
    tried("root", setresuid(0, 0, 0));
    tried("root's group", setresgid(0, 0, 0));
    gid_t groups[1] = {0};
    tried("groups", syscall(SYS_setgroups, 1, groups));
    tried("give rights on", prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, 21, 0, 0));
    uint32_t head[2] = {0x20080522, 0}, all[6] = {~0u, ~0u, ~0u, ~0u, ~0u, ~0u};
    tried("take rights", syscall(SYS_capset, head, all));
    return 0;
}
