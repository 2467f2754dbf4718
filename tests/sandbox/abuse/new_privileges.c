/* Taking back the promise not to gain any. */
int main(void) {
    tried("unpromise", prctl(PR_SET_NO_NEW_PRIVS, 0, 0, 0, 0));
    tried("no filter", prctl(PR_SET_SECCOMP, 0, 0, 0, 0));
    tried("bits of root", prctl(PR_SET_SECUREBITS, 0, 0, 0, 0));
    tried("another program's name", prctl(PR_SET_MM, 8, 4096, 0, 0));
    return 0;
}
