/* Every way to send a signal to a process that is not its own. */
int main(void) {
    tried("kill", kill(victim, 0));
    siginfo_t word = {.si_signo = 0, .si_code = -1};
    tried("queue", syscall(SYS_rt_sigqueueinfo, victim, 0, &word));
    tried("to a thread", syscall(SYS_tgkill, victim, victim, 0));
    tried("to the old thread", syscall(SYS_tkill, victim, 0));
    int handle = syscall(SYS_pidfd_open, victim, 0);
    tried("by a handle", handle < 0 ? -1 : syscall(SYS_pidfd_send_signal, handle, 0, 0, 0));
    return 0;
}
