/* A signal that the kernel sends: somebody else is made the owner of a pipe. */
int main(void) {
    int ends[2];
    if (pipe(ends)) return 1;
    int owner[2] = {1, victim};
    fcntl(ends[0], 10, SIGTERM);
    long set = fcntl(ends[0], 15, owner);
    fcntl(ends[0], F_SETFL, O_ASYNC | O_NONBLOCK);
    if (write(ends[1], "!", 1) != 1) return 1;
    /* Whether it came is seen from outside: the victim would be dead. */
    printf("sent by the kernel|%s|\n", set < 0 ? "refused" : "SEE VICTIM");
    return 0;
}
