/* Preloaded into a process: writes down every attempt to reach another one by
   network, whatever language makes it, and refuses it. Unix sockets pass: they
   are how a window reaches its screen. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static void note(const char *call, const char *detail)
{
    const char *path = getenv("NETWORK_GUARD_LOG");
    int file = path ? open(path, O_WRONLY | O_CREAT | O_APPEND, 0600) : -1;
    if (file < 0)
        abort();
    if (dprintf(file, "libc %s %s\n", call, detail) < 0)
        abort();
    close(file);
}

static int is_allowed(const struct sockaddr *address)
{
    return !address || address->sa_family == AF_UNIX || address->sa_family == AF_NETLINK
        || address->sa_family == AF_UNSPEC;
}

int connect(int socket, const struct sockaddr *address, socklen_t length)
{
    int (*real)(int, const struct sockaddr *, socklen_t) = dlsym(RTLD_NEXT, "connect");
    if (is_allowed(address))
        return real(socket, address, length);
    note("connect", "");
    errno = ENETUNREACH;
    return -1;
}

ssize_t sendto(int socket, const void *data, size_t size, int flags,
               const struct sockaddr *address, socklen_t length)
{
    ssize_t (*real)(int, const void *, size_t, int, const struct sockaddr *, socklen_t) =
        dlsym(RTLD_NEXT, "sendto");
    if (is_allowed(address))
        return real(socket, data, size, flags, address, length);
    note("sendto", "");
    errno = ENETUNREACH;
    return -1;
}

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints,
                struct addrinfo **result)
{
    (void)service; (void)hints; (void)result;
    note("getaddrinfo", node ? node : "");
    return EAI_FAIL;
}
