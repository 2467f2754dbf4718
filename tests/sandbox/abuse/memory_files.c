/* Programs and hoards in files that are nowhere. */
int main(void) {
    tried("memfd", syscall(SYS_memfd_create, "x", 0));
    tried("secret memory", syscall(447, 0));
    return 0;
}
