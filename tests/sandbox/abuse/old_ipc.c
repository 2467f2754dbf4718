/* Shared memory, semaphores and queues of the old kind, which outlive a process. */
int main(void) {
    int made = syscall(SYS_shmget, 0, 4096, 0600 | 01000);
    tried("shared memory", made);
    if (made >= 0) syscall(SYS_shmctl, made, 0, 0);
    made = syscall(SYS_semget, 0, 1, 0600 | 01000);
    tried("semaphores", made);
    if (made >= 0) syscall(SYS_semctl, made, 0, 0, 0);
    made = syscall(SYS_msgget, 0, 0600 | 01000);
    tried("messages", made);
    if (made >= 0) syscall(SYS_msgctl, made, 0, 0);
    return 0;
}
