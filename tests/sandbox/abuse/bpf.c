/* Programs for the kernel. */
int main(void) {
    struct { uint32_t kind, key, value, entries, more[28]; } map = {2, 4, 4, 1, {0}};
    tried("a map", syscall(SYS_bpf, 0, &map, sizeof map));
    return 0;
}
