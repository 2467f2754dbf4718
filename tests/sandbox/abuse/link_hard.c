/* Another name for a file outside, by every way there is. */
int main(void) {
    tried("link", link(path_to("secret"), "linked"));
    tried("link, following", linkat(AT_FDCWD, path_to("secret"), AT_FDCWD, "followed", AT_SYMLINK_FOLLOW));
    int path = open(path_to("secret"), O_PATH);
    tried("link of a descriptor", path < 0 ? -1 : linkat(path, "", AT_FDCWD, "described", AT_EMPTY_PATH));
    return 0;
}
