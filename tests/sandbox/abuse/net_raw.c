/* Packets by hand. */
int main(void) {
    tried("raw ICMP", socket(AF_INET, SOCK_RAW, 1));
    tried("ping", socket(AF_INET, SOCK_DGRAM, 1));
    tried("packets", socket(AF_PACKET, SOCK_RAW, 0x0300));
    return 0;
}
