/* Fifty processes of 300 MiB, as fast as a machine can. */
int main(void) {
    for (int count = 0; count < 50 && fork() != 0; count++) {}
    char *piece = mmap(0, 300 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
    for (;;) pause();
    return piece == 0;
}
