/* One file without end. */
int main(void) {
    static char piece[1 << 16];
    int file = open("flood", O_WRONLY | O_CREAT, 0600);
    while (write(file, piece, sizeof piece) > 0) {}
    tried("write on", -1);
    return 0;
}
