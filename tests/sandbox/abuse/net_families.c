/* A socket of every family that the kernel has, but the one for processes of the same machine. */
int main(void) {
    for (int family = 0; family < 64; family++)
        if (family != AF_UNIX)
            for (int kind = SOCK_STREAM; kind <= SOCK_SEQPACKET; kind++) {
                int made = socket(family, kind, 0);
                if (made >= 0) {
                    tried("a socket", made);
                    return 0;
                }
            }
    tried("a socket", -1);
    return 0;
}
