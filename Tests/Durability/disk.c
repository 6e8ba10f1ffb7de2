/* A disk that loses everything that was not synchronised, put between a program and the files of one folder by LD_PRELOAD.
 *
 * Killing a program with SIGKILL loses nothing that it has written, as the kernel has it already; only a power cut shows whether it
 * synchronised before it answered. So this keeps, in the folder DISK_IMAGE, each file of the folder DISK_WATCH as it was when it was last
 * synchronised: what a machine would find after the power came back. With DISK_LIES=1 it acknowledges a synchronisation and does nothing,
 * as SQLite with `synchronous=OFF` does: a test that does not notice that is none.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

static void keep(int descriptor) {
    const char *watched = getenv("DISK_WATCH"), *image = getenv("DISK_IMAGE"), *lies = getenv("DISK_LIES");
    if (!watched || !image || (lies && *lies == '1')) return;
    char link[64], path[4096], draft[4400], kept[4400];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return;
    path[length] = 0;
    size_t prefix = strlen(watched);
    if (strncmp(path, watched, prefix) != 0 || path[prefix] != '/' || strchr(path + prefix + 1, '/')) return;
    snprintf(kept, sizeof kept, "%s/%s", image, path + prefix + 1);
    snprintf(draft, sizeof draft, "%s.draft", kept);
    pthread_mutex_lock(&one_at_a_time);
    /* A file of its own offset: the program's stays where it is. */
    int from = open(path, O_RDONLY | O_CLOEXEC), to = open(draft, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
    if (from >= 0 && to >= 0) {
        static char buffer[1 << 20];
        ssize_t count;
        while ((count = read(from, buffer, sizeof buffer)) > 0)
            if (write(to, buffer, (size_t)count) != count) abort();
        rename(draft, kept);
    }
    if (from >= 0) close(from);
    if (to >= 0) close(to);
    pthread_mutex_unlock(&one_at_a_time);
}

int fsync(int descriptor) {
    keep(descriptor);
    return 0;
}

int fdatasync(int descriptor) {
    keep(descriptor);
    return 0;
}
