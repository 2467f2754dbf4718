/* A local service that has a name and no file. */
#include <stddef.h>

/* A service of the person's own that has a name and no file. */
int main(void) {
    int made = socket(AF_UNIX, SOCK_STREAM, 0);
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    strncpy(address.sun_path + 1, hidden_name, sizeof address.sun_path - 2);
    socklen_t length = offsetof(struct sockaddr_un, sun_path) + 1 + strlen(hidden_name);
    tried("connect", made < 0 ? -1 : connect(made, (struct sockaddr *)&address, length));
    return 0;
}
