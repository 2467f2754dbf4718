/* More of the processor, or less for others. */
int main(void) {
    struct rlimit limit;
    tried("limits of another", syscall(SYS_prlimit64, victim, RLIMIT_NOFILE, 0, &limit));
    tried("priority of another", setpriority(PRIO_PROCESS, victim, 1));
    tried("disk priority of another", syscall(SYS_ioprio_set, 1, victim, (2 << 13) | 4));
    tried("disk before all", syscall(SYS_ioprio_set, 1, 0, 1 << 13));
    struct sched_param first = {.sched_priority = 1};
    tried("before all others", syscall(SYS_sched_setscheduler, 0, SCHED_FIFO, &first));
    return 0;
}
