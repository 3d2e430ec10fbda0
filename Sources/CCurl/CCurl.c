#include "CCurl.h"

typedef int (*varying)(void *easy, int option, ...);

int32_t ccurl_set_number(ccurl_function setopt, void *easy, int32_t option, long value) {
    return ((varying)setopt)(easy, option, value);
}

int32_t ccurl_set_pointer(ccurl_function setopt, void *easy, int32_t option, const void *value) {
    return ((varying)setopt)(easy, option, value);
}

int32_t ccurl_set_taker(ccurl_function setopt, void *easy, int32_t option, ccurl_taker value) {
    return ((varying)setopt)(easy, option, value);
}

long ccurl_number(ccurl_function getinfo, void *easy, int32_t info) {
    long value = 0;
    return ((varying)getinfo)(easy, info, &value) == 0 ? value : 0;
}

int64_t ccurl_offset(ccurl_function getinfo, void *easy, int32_t info) {
    int64_t value = 0;
    return ((varying)getinfo)(easy, info, &value) == 0 ? value : 0;
}

// CURLMsg of <curl/multi.h>.
typedef struct {
    int message;
    void *easy;
    union {
        void *whatever;
        int code;
    } data;
} transfer_message;

int32_t ccurl_ended(ccurl_function info_read, void *multi) {
    enum { done = 1 };  // CURLMSG_DONE
    int left = 0;
    const transfer_message *message;
    while ((message = ((const transfer_message *(*)(void *, int *))info_read)(multi, &left))) {
        if (message->message == done) return message->data.code;
    }
    return -1;
}
