/* A descriptor that only names a file, turned into one that reads it. */
int main(void) {
    int path = open(path_to("secret"), O_PATH);
    char again[64];
    snprintf(again, sizeof again, "/proc/self/fd/%d", path);
    tried("by /proc/self/fd", path < 0 ? -1 : open(again, O_RDONLY));
    snprintf(again, sizeof again, "/dev/fd/%d", path);
    tried("by /dev/fd", path < 0 ? -1 : open(again, O_RDONLY));
    int folder = open("/", O_PATH | O_DIRECTORY);
    tried("from the root", folder < 0 ? -1 : openat(folder, path_to("secret") + 1, O_RDONLY));
    return 0;
}
