/* A namespace of its own, in which it would be root. */
int main(void) {
    const int flags[] = {CLONE_NEWUSER, CLONE_NEWNS, CLONE_NEWPID, CLONE_NEWNET, CLONE_NEWIPC, CLONE_NEWUTS,
                         0x02000000, 0x80};
    for (size_t index = 0; index < sizeof flags / sizeof *flags; index++) {
        int child = fork(), status = 0;
        if (child == 0) {
            tried("unshare", unshare(flags[index]));
            _exit(0);
        }
        waitpid(child, &status, 0);
    }
    return 0;
}
