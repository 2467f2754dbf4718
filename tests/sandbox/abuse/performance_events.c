/* Counters that tell what others do. */
int main(void) {
    struct { uint32_t kind, size; uint64_t config, more[12]; } event = {1, 112, 0, {0}};
    tried("perf", syscall(SYS_perf_event_open, &event, 0, -1, -1, 0));
    return 0;
}
