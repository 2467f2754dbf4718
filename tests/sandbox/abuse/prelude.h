/* What every program in C has: where the host's things are, and how an attempt is told. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *outside, *hidden_name;
static int victim, tcp_port, udp_port;

static void tried(const char *what, long result) {
    int why = errno;
    printf("%s|%s|%s\n", what, result < 0 ? "refused" : "DONE", result < 0 ? strerror(why) : "");
    fflush(stdout);
}

__attribute__((unused)) static const char *path_to(const char *name) {
    static char path[4096];
    snprintf(path, sizeof path, "%s/%s", outside, name);
    return path;
}
