#include <stdbool.h>
#include <string.h>

#include "CWideVectors.h"

// As many bytes from the sixteenth back are kept as a word has.
static const uint8_t piece_masks[32] = {
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
};

#define UNDERSCORE 0
#define NAME(x) portable_prose_##x
#include "pieces.inc"
#undef UNDERSCORE

#define UNDERSCORE 1
#define NAME(x) portable_words_##x
#include "pieces.inc"
#undef UNDERSCORE

#if defined(__x86_64__)

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define UNDERSCORE 0
#define NAME(x) avx2_prose_##x
#include "pieces.inc"
#undef UNDERSCORE
#define UNDERSCORE 1
#define NAME(x) avx2_words_##x
#include "pieces.inc"
#undef UNDERSCORE
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512vl,avx512dq"))), apply_to = function)
#define UNDERSCORE 0
#define NAME(x) avx512_prose_##x
#include "pieces.inc"
#undef UNDERSCORE
#define UNDERSCORE 1
#define NAME(x) avx512_words_##x
#include "pieces.inc"
#undef UNDERSCORE
#pragma clang attribute pop

#define DISPATCH(name, ...)                                      \
    switch (level) {                                             \
        case wide_avx512: return avx512_##name(__VA_ARGS__);     \
        case wide_avx2: return avx2_##name(__VA_ARGS__);         \
        default: return portable_##name(__VA_ARGS__);            \
    }

#else

#define DISPATCH(name, ...) \
    (void)level;            \
    return portable_##name(__VA_ARGS__);

#endif

intptr_t wide_prose_pieces(
    int32_t level, const uint8_t *text, intptr_t count, intptr_t *position, wide_piece *pieces, intptr_t capacity) {
    DISPATCH(prose_pieces, text, count, position, pieces, capacity)
}

intptr_t wide_words_pieces(
    int32_t level, const uint8_t *text, intptr_t count, intptr_t *position, wide_piece *pieces, intptr_t capacity) {
    DISPATCH(words_pieces, text, count, position, pieces, capacity)
}
