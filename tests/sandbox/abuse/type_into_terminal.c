/* Keys for whatever runs after it on the same terminal. */
int main(void) {
    for (int descriptor = 0; descriptor < 3; descriptor++) tried("type", ioctl(descriptor, TIOCSTI, "x"));
    int terminal = open("/dev/tty", O_RDWR);
    tried("the terminal", terminal);
    tried("a new one", open("/dev/ptmx", O_RDWR));
    return 0;
}
