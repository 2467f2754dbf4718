/* Flags and attributes of files, by the side door of ioctl. */
int main(void) {
    int file = open("own", O_RDWR | O_CREAT, 0600), flags = 0;
    tried("flags", ioctl(file, _IOW('f', 2, long), &flags));
    char attributes[28] = {0};
    tried("attributes", ioctl(file, _IOC(_IOC_WRITE, 'X', 32, 28), attributes));
    char verity[128] = {1, 0, 0, 0, 1};
    tried("verity", ioctl(file, _IOC(_IOC_WRITE, 'f', 133, 128), verity));
    return 0;
}
