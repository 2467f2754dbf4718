/* Queues of messages that the whole machine can see. */
int main(void) {
    int made = syscall(SYS_mq_open, "codementor-abuse", O_RDWR | O_CREAT, 0600, 0);
    tried("a queue", made);
    if (made >= 0) syscall(SYS_mq_unlink, "codementor-abuse");
    return 0;
}
