#if defined(__linux__)
#define _GNU_SOURCE
#endif

#include "CMicroHTTPD.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

// Numbers of <microhttpd.h>, which never change within the library's name libmicrohttpd.so.12.
enum {
    use_internal_thread = 8,
    use_ipv6 = 16,
    use_poll = 64,
    use_epoll = 512,
    allow_suspend = 8192 | 1024,

    option_end = 0,
    option_memory = 1,
    option_connections = 2,
    option_timeout = 3,
    option_completed = 4,
    option_uri = 7,
    option_listen_socket = 12,
    option_unescape = 16,
    option_notify_connection = 27,
    option_strict = 29,

    header_kind = 1,
    info_socket = 6,
    closed = 1,
};

typedef void *(*starting)(unsigned, uint16_t, void *, void *, void *, void *, ...);
typedef const int *(*asking)(void *connection, int kind, ...);

// The library is loaded once, so that this is the same for all servers of a process.
static asking connection_information;

static void *began(void *listener, const char *target, void *connection) {
    cmicrohttpd_listener *own = listener;
    const int *socket = connection_information(connection, info_socket);
    return own->began(own->context, target, connection, socket ? *socket : -1);
}

static int came(void *listener, void *connection, const char *url, const char *method, const char *version,
                const char *data, size_t *size, void **request) {
    (void)url;
    (void)version;
    cmicrohttpd_listener *own = listener;
    return own->came(own->context, connection, method, data, size, *request);
}

static void ended(void *listener, void *connection, void **request, int how) {
    (void)connection;
    (void)how;
    cmicrohttpd_listener *own = listener;
    if (*request) own->ended(own->context, *request);
    *request = NULL;
}

static void opened(void *listener, void *connection, void **kept, int what) {
    (void)kept;
    cmicrohttpd_listener *own = listener;
    const int *socket = connection_information(connection, info_socket);
    if (socket) own->opened(own->context, *socket, what == closed);
}

// Addresses stay as they came: who takes them apart has to see what was written.
static size_t unescaped(void *nothing, void *connection, char *text) {
    (void)nothing;
    (void)connection;
    return strlen(text);
}

void *cmicrohttpd_start(cmicrohttpd_function start, cmicrohttpd_function connection_info, int socket, int is_ipv6,
                        cmicrohttpd_limits limits, cmicrohttpd_listener *listener) {
    connection_information = (asking)connection_info;
#if defined(__linux__)
    unsigned polling = use_epoll;
#else
    unsigned polling = use_poll;
#endif
    unsigned flags = use_internal_thread | polling | allow_suspend | (is_ipv6 ? use_ipv6 : 0);
    return ((starting)start)(flags, 0, NULL, NULL, (void *)came, listener,
                             option_listen_socket, socket,
                             option_memory, limits.connection_bytes,
                             option_connections, (unsigned)limits.connections,
                             option_timeout, (unsigned)limits.idle_seconds,
                             option_uri, (void *)began, listener,
                             option_completed, (void *)ended, listener,
                             option_notify_connection, (void *)opened, listener,
                             option_unescape, (void *)unescaped, NULL,
                             option_strict, 1,
                             option_end);
}

int cmicrohttpd_listen(const char *address, uint16_t *port, int *is_ipv6) {
    struct sockaddr_storage place;
    memset(&place, 0, sizeof place);
    struct sockaddr_in *four = (struct sockaddr_in *)&place;
    struct sockaddr_in6 *six = (struct sockaddr_in6 *)&place;
    socklen_t length;
    if (inet_pton(AF_INET, address, &four->sin_addr) == 1) {
        four->sin_family = AF_INET;
        four->sin_port = htons(*port);
        length = sizeof *four;
        *is_ipv6 = 0;
    } else if (inet_pton(AF_INET6, address, &six->sin6_addr) == 1) {
        six->sin6_family = AF_INET6;
        six->sin6_port = htons(*port);
        length = sizeof *six;
        *is_ipv6 = 1;
    } else {
        return -EINVAL;
    }
    int own = socket(place.ss_family, SOCK_STREAM, 0);
    if (own < 0) return -errno;
    int one = 1;
    // A server that starts again does not wait until old connections are forgotten.
    setsockopt(own, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (*is_ipv6) setsockopt(own, IPPROTO_IPV6, IPV6_V6ONLY, &one, sizeof one);
    if (fcntl(own, F_SETFD, FD_CLOEXEC) < 0 || fcntl(own, F_SETFL, fcntl(own, F_GETFL) | O_NONBLOCK) < 0 ||
        bind(own, (struct sockaddr *)&place, length) < 0 || listen(own, SOMAXCONN) < 0 ||
        getsockname(own, (struct sockaddr *)&place, &length) < 0) {
        int error = errno;
        close(own);
        return -error;
    }
    *port = ntohs(*is_ipv6 ? six->sin6_port : four->sin_port);
    return own;
}

struct taking {
    void *context;
    cmicrohttpd_taker take;
};

static int take(void *taking, int kind, const char *name, const char *value) {
    (void)kind;
    struct taking *own = taking;
    own->take(own->context, name ? name : "", value ? value : "");
    return 1;
}

void cmicrohttpd_headers(cmicrohttpd_function values, void *connection, void *context, cmicrohttpd_taker taker) {
    struct taking own = {context, taker};
    ((int (*)(void *, int, int (*)(void *, int, const char *, const char *), void *))values)(connection, header_kind,
                                                                                           take, &own);
}

void *cmicrohttpd_answer(cmicrohttpd_function create, const void *bytes, size_t count) {
    enum { copied = 2 };
    return ((void *(*)(size_t, void *, int))create)(count, (void *)(uintptr_t)bytes, copied);
}

void *cmicrohttpd_stream(cmicrohttpd_function create, void *context, cmicrohttpd_giver next, void (*release)(void *)) {
    enum { block = 4096 };
    return ((void *(*)(uint64_t, size_t, cmicrohttpd_giver, void *, void (*)(void *)))create)(UINT64_MAX, block, next,
                                                                                            context, release);
}

uint64_t cmicrohttpd_raise_files(uint64_t wanted) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 256;
    if (limit.rlim_cur < wanted) {
        limit.rlim_cur = limit.rlim_max == RLIM_INFINITY || limit.rlim_max > wanted ? wanted : limit.rlim_max;
        if (setrlimit(RLIMIT_NOFILE, &limit) != 0 || getrlimit(RLIMIT_NOFILE, &limit) != 0) return 256;
    }
    return limit.rlim_cur;
}
