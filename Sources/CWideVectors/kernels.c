#include "CWideVectors.h"

// Fused products and sums would give other bits where the processor has them.
#pragma STDC FP_CONTRACT OFF

// The primes of XXH64.
#define HASH_PRIME_1 0x9E3779B185EBCA87u
#define HASH_PRIME_2 0xC2B2AE3D27D4EB4Fu

// What a lane of XXH64 becomes with a word that was multiplied by the second prime.
static inline uint64_t hash_mixed(uint64_t sum, uint64_t product) {
    sum += product;
    return (sum << 31 | sum >> 33) * HASH_PRIME_1;
}

#define NAME(x) portable_##x
#include "kernels.inc"

#if defined(__x86_64__)

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define NAME(x) avx2_##x
#include "kernels.inc"
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512vl,avx512dq"))), apply_to = function)
#define NAME(x) avx512_##x
#include "kernels.inc"
#pragma clang attribute pop

int32_t wide_best_level(void) {
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")
        && __builtin_cpu_supports("avx512dq")) {
        return wide_avx512;
    }
    return __builtin_cpu_supports("avx2") ? wide_avx2 : wide_portable;
}

#define DISPATCH(name, ...)                                   \
    switch (level) {                                          \
        case wide_avx512: avx512_##name(__VA_ARGS__); return; \
        case wide_avx2: avx2_##name(__VA_ARGS__); return;     \
        default: portable_##name(__VA_ARGS__); return;        \
    }

#else

int32_t wide_best_level(void) { return wide_portable; }

#define DISPATCH(name, ...) \
    (void)level;            \
    portable_##name(__VA_ARGS__);

#endif

void wide_scores(
    int32_t level, const wide_rows *rows, const int32_t *order, intptr_t count, const void *weights, void *scores) {
    DISPATCH(scores, rows, order, count, weights, scores)
}

void wide_add(int32_t level, const wide_rows *rows, const int32_t *order, intptr_t count, const void *factors, void *weights) {
    DISPATCH(add, rows, order, count, factors, weights)
}

void wide_squared_hinge_pass(
    int32_t level, const wide_rows *rows, const int32_t *order, intptr_t count, const void *signs, const float *norms, const float *eases,
    const void *costs, void *duals, void *weights, void *violations) {
    DISPATCH(squared_hinge_pass, rows, order, count, signs, norms, eases, costs, duals, weights, violations)
}

void wide_scatter(
    int32_t level, const intptr_t *offsets, const int32_t *columns, const float *values, intptr_t count, const void *panel, void *sums) {
    DISPATCH(scatter, offsets, columns, values, count, panel, sums)
}

void wide_gather(
    int32_t level, int32_t order, const intptr_t *offsets, const int32_t *columns, const float *values, intptr_t count, const void *panel,
    void *sums) {
    if (order == wide_in_sequence) {
        DISPATCH(gather_in_sequence, offsets, columns, values, count, panel, sums)
    } else {
        DISPATCH(gather, offsets, columns, values, count, panel, sums)
    }
}

void wide_measure_columns(int32_t level, const void *panel, intptr_t count, double *squares, float *strongest) {
    DISPATCH(measure_columns, panel, count, squares, strongest)
}

void wide_integer_scores(
    int32_t level, const int32_t *columns, const float *values, intptr_t count, const int16_t *table, intptr_t width, float *scores) {
    DISPATCH(integer_scores, columns, values, count, table, width, scores)
}

void wide_hash_words(int32_t level, const uint64_t *words, intptr_t count, uint64_t *sums) {
    DISPATCH(hash_words, words, count, sums)
}
