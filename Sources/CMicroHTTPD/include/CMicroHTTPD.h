#pragma once
#include <stddef.h>
#include <stdint.h>

// Calls of libmicrohttpd that Swift cannot make, since their arguments vary, and the socket that it listens on. Each is
// handed the function that was loaded, and calls it with the types that <microhttpd.h> states. No header of the library
// is needed, and nothing is linked.

// Any function; it is called as what it is.
typedef void (*cmicrohttpd_function)(void);

// Who is told what happens. Connections are handles of the library; `request` is kept for each request, and given back
// with it. All are called on the library's own thread.
typedef struct {
    void *context;
    // A request begins, with its address as it came. Returns what is kept for it.
    void *(*began)(void *context, const char *target, void *connection, int socket);
    // Its headers are there (first call), a part of its body (size > 0; set to 0 when taken), or all of it. Returns 0 to
    // close the connection.
    int (*came)(void *context, void *connection, const char *method, const char *data, size_t *size, void *request);
    // It is over, however it ended.
    void (*ended)(void *context, void *request);
    // A connection was opened, or closed.
    void (*opened)(void *context, int socket, int is_closed);
} cmicrohttpd_listener;

// What the server does not go beyond.
typedef struct {
    uint32_t connections;
    uint32_t idle_seconds;
    size_t connection_bytes;
} cmicrohttpd_limits;

// A socket that listens on a numeric address (IPv4 or IPv6); `port` is that wanted, 0 for any, and becomes that found.
// Below 0 is an error of the system, negated.
int cmicrohttpd_listen(const char *address, uint16_t *port, int *is_ipv6);

// MHD_start_daemon on a socket: one thread that waits for all connections. NULL where it does not start. The listener
// outlives the daemon.
void *cmicrohttpd_start(cmicrohttpd_function start, cmicrohttpd_function connection_info, int socket, int is_ipv6,
                        cmicrohttpd_limits limits, cmicrohttpd_listener *listener);

// MHD_get_connection_values: each header's name and value, until there are no more.
typedef void (*cmicrohttpd_taker)(void *context, const char *name, const char *value);
void cmicrohttpd_headers(cmicrohttpd_function values, void *connection, void *context, cmicrohttpd_taker take);

// MHD_create_response_from_buffer: an answer of these bytes, which are copied.
void *cmicrohttpd_answer(cmicrohttpd_function create, const void *bytes, size_t count);

// MHD_create_response_from_callback: an answer whose bytes are asked for as they can be sent. `next` returns how many
// it gave, 0 where the connection was suspended, -1 at the end.
typedef ptrdiff_t (*cmicrohttpd_giver)(void *context, uint64_t position, char *buffer, size_t size);
void *cmicrohttpd_stream(cmicrohttpd_function create, void *context, cmicrohttpd_giver next, void (*release)(void *));

// More files may be open at once, as far as the system lets this process have: how many it may have then.
uint64_t cmicrohttpd_raise_files(uint64_t wanted);
