/* Two forks and a session of its own; whoever is left is nobody's child. */
int main(void) {
    if (fork() == 0) {
        setsid();
        if (fork() == 0) {
            prctl(PR_SET_PDEATHSIG, 0);
            prctl(PR_SET_NAME, "kworker/0:1");
            for (int number = 1; number < 65; number++) signal(number, SIG_IGN);
            for (;;) pause();
        }
        _exit(0);
    }
    wait(0);
    puts("done");
    return 0;
}
