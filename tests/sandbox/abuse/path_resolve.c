/* The newer call for opening, which a filter cannot look into. */
struct how { uint64_t flags, mode, resolve; };
int main(void) {
    struct how how = {.flags = O_RDONLY};
    tried("openat2, read", syscall(437, AT_FDCWD, path_to("secret"), &how, sizeof how));
    how.flags = O_RDONLY | O_TRUNC;
    tried("openat2, cut short", syscall(437, AT_FDCWD, path_to("victim-file"), &how, sizeof how));
    return 0;
}
