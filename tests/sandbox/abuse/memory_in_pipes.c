/* Pages that are in a pipe and in no process. */
int main(void) {
    int ends[2];
    if (pipe(ends)) return 1;
    struct iovec piece = {malloc(4096), 4096};
    tried("vmsplice", vmsplice(ends[1], &piece, 1, 0));
    return 0;
}
