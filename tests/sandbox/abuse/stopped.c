/* Stops itself, and all in its group. */
int main(void) {
    kill(0, SIGSTOP);
    for (;;) pause();
}
