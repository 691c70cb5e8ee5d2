/* Preloaded into a process and its children: writes down which files they open, change,
   make and run, whatever language does it. What was opened is named by what it is,
   links followed. Records end in NUL: "read /path", "write /path", "run /path". */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <dirent.h>
#include <unistd.h>

#define REAL(name) static __typeof__(&name) real; if (!real) real = dlsym(RTLD_NEXT, #name)

static void note(const char *verb, const char *path)
{
    const char *log = getenv("FILE_GUARD_LOG");
    char record[2 * PATH_MAX + 16];
    int saved = errno;
    int length = snprintf(record, sizeof record, "%s %s", verb, path);
    /* The system calls themselves, so as not to note the notes. */
    int file = log ? (int)syscall(SYS_openat, AT_FDCWD, log,
                                  O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
    if (file < 0 || length < 0)
        abort();
    if ((size_t)length >= sizeof record)
        length = sizeof record - 1;
    if (write(file, record, (size_t)length + 1) < 0)
        abort();
    close(file);
    errno = saved;
}

static void note_opened(int file, int is_write)
{
    char link[64], path[PATH_MAX + 1];
    if (file < 0)
        return;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, PATH_MAX);
    path[length < 0 ? 0 : length] = 0;
    note(is_write ? "write" : "read", length < 0 ? "?" : path);
}

static void note_changed(int folder, const char *path)
{
    char link[64], place[PATH_MAX + 1] = "", whole[2 * PATH_MAX + 4];
    if (path[0] != '/') {
        ssize_t length;
        if (folder == AT_FDCWD)
            length = getcwd(place, PATH_MAX) ? (ssize_t)strlen(place) : -1;
        else {
            snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
            length = readlink(link, place, PATH_MAX);
        }
        place[length < 0 ? 0 : length] = 0;
        snprintf(whole, sizeof whole, "%s/%s", place, path);
        path = whole;
    }
    note("write", path);
}

static int changes(int flags) { return (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)) != 0; }

#define MODE(flags, mode) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | __O_TMPFILE)) { va_list all; va_start(all, flags); \
        mode = (mode_t)va_arg(all, int); va_end(all); }

#define OPEN(name) \
    int name(const char *path, int flags, ...) { REAL(name); MODE(flags, mode) \
        int file = real(path, flags, mode); note_opened(file, changes(flags)); return file; }
#define OPENAT(name) \
    int name(int folder, const char *path, int flags, ...) { REAL(name); MODE(flags, mode) \
        int file = real(folder, path, flags, mode); note_opened(file, changes(flags)); return file; }
#define FOPEN(name) \
    FILE *name(const char *path, const char *how) { REAL(name); FILE *file = real(path, how); \
        note_opened(file ? fileno(file) : -1, strpbrk(how, "wa+") != NULL); return file; }
OPEN(open) OPEN(open64) OPENAT(openat) OPENAT(openat64) FOPEN(fopen) FOPEN(fopen64)

DIR *opendir(const char *path)
{
    REAL(opendir);
    DIR *folder = real(path);
    if (folder)
        note_opened(dirfd(folder), 0);
    return folder;
}

#define CHANGE(name, parameters, arguments, path) \
    int name parameters { REAL(name); note_changed(AT_FDCWD, path); return real arguments; }
#define CHANGEAT(name, parameters, arguments, folder, path) \
    int name parameters { REAL(name); note_changed(folder, path); return real arguments; }
CHANGE(creat, (const char *p, mode_t m), (p, m), p)
CHANGE(mkdir, (const char *p, mode_t m), (p, m), p)
CHANGE(rmdir, (const char *p), (p), p)
CHANGE(unlink, (const char *p), (p), p)
CHANGE(chmod, (const char *p, mode_t m), (p, m), p)
CHANGE(truncate, (const char *p, off_t n), (p, n), p)
CHANGE(mkfifo, (const char *p, mode_t m), (p, m), p)
CHANGE(symlink, (const char *t, const char *p), (t, p), p)
CHANGE(link, (const char *t, const char *p), (t, p), p)
CHANGEAT(mkdirat, (int d, const char *p, mode_t m), (d, p, m), d, p)
CHANGEAT(unlinkat, (int d, const char *p, int f), (d, p, f), d, p)
CHANGEAT(symlinkat, (const char *t, int d, const char *p), (t, d, p), d, p)
CHANGEAT(fchmodat, (int d, const char *p, mode_t m, int f), (d, p, m, f), d, p)

int rename(const char *from, const char *to)
{
    REAL(rename);
    note_changed(AT_FDCWD, from);
    note_changed(AT_FDCWD, to);
    return real(from, to);
}

int renameat(int one, const char *from, int other, const char *to)
{
    REAL(renameat);
    note_changed(one, from);
    note_changed(other, to);
    return real(one, from, other, to);
}

int execve(const char *path, char *const words[], char *const variables[])
{
    REAL(execve);
    note("run", path);
    return real(path, words, variables);
}

int execv(const char *path, char *const words[])
{
    REAL(execv);
    note("run", path);
    return real(path, words);
}

int posix_spawn(pid_t *child, const char *path, const posix_spawn_file_actions_t *actions,
                const posix_spawnattr_t *about, char *const words[], char *const variables[])
{
    REAL(posix_spawn);
    note("run", path);
    return real(child, path, actions, about, words, variables);
}

int posix_spawnp(pid_t *child, const char *path, const posix_spawn_file_actions_t *actions,
                 const posix_spawnattr_t *about, char *const words[], char *const variables[])
{
    REAL(posix_spawnp);
    note("run", path);
    return real(child, path, actions, about, words, variables);
}

int system(const char *command)
{
    REAL(system);
    note("run", command);
    return real(command);
}
