/* Comes to its end as programs in C do. */
int main(void) {
    puts("done");
    fflush(stdout);
    *(volatile int *)8 = 1;
    return 0;
}
