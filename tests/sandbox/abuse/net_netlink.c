/* The kernel's own channels: routes, device events, audit, processes. */
int main(void) {
    const int protocols[] = {0, 4, 9, 11, 15, 16};
    for (size_t index = 0; index < sizeof protocols / sizeof *protocols; index++)
        tried("netlink", socket(AF_NETLINK, SOCK_RAW, protocols[index]));
    return 0;
}
