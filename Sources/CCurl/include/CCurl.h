#pragma once
#include <stddef.h>
#include <stdint.h>

// Calls of libcurl that Swift cannot make, since their arguments vary: each is handed the function that
// was loaded, and calls it with the types that <curl/curl.h> and <curl/multi.h> state. No header of
// libcurl is needed, and nothing is linked.

// Any function; it is called as what it is.
typedef void (*ccurl_function)(void);

// What takes bytes: returns how many it took; fewer than it was given end the transfer.
typedef size_t (*ccurl_taker)(const void *bytes, size_t size, size_t count, void *context);

// curl_easy_setopt: returns a CURLcode.
int32_t ccurl_set_number(ccurl_function setopt, void *easy, int32_t option, long value);
int32_t ccurl_set_pointer(ccurl_function setopt, void *easy, int32_t option, const void *value);
int32_t ccurl_set_taker(ccurl_function setopt, void *easy, int32_t option, ccurl_taker value);

// curl_easy_getinfo: the value, or 0 where there is none.
long ccurl_number(ccurl_function getinfo, void *easy, int32_t info);
int64_t ccurl_offset(ccurl_function getinfo, void *easy, int32_t info);

// curl_multi_info_read: the CURLcode of a transfer that has ended, or -1 while none has.
int32_t ccurl_ended(ccurl_function info_read, void *multi);
