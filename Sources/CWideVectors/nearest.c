#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "CWideVectors.h"

#if defined(__x86_64__)

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define PANEL 1
#define NAME(x) avx2_##x
#include "nearest.inc"
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,fma"))), apply_to = function)
#define PANEL 4
#define NAME(x) avx512_##x
#include "nearest.inc"
#pragma clang attribute pop

bool wide_fuses(int32_t level) {
    __builtin_cpu_init();
    return level != wide_portable && __builtin_cpu_supports("fma");
}

void wide_nearest(
    int32_t level, const wide_points *points, const int32_t *order, intptr_t count, const wide_centres *centres, float *scores,
    int32_t *best, float *score, float *second) {
    if (level == wide_avx512) {
        avx512_nearest(points, order, count, centres, scores, best, score, second);
    } else {
        avx2_nearest(points, order, count, centres, scores, best, score, second);
    }
}

#else

bool wide_fuses(int32_t level) {
    (void)level;
    return false;
}

void wide_nearest(
    int32_t level, const wide_points *points, const int32_t *order, intptr_t count, const wide_centres *centres, float *scores,
    int32_t *best, float *score, float *second) {
    (void)level, (void)points, (void)order, (void)count, (void)centres, (void)scores, (void)best, (void)score, (void)second;
}

#endif

void wide_add_rows(const wide_points *points, intptr_t first, intptr_t count, const intptr_t *groups, float *sums) {
    for (intptr_t row = first; row < first + count; row++) {
        const float *source = points->elements + row * points->columns;
        float *restrict target = sums + groups[row] * points->columns;
        for (intptr_t column = 0; column < points->columns; column++) target[column] += source[column];
    }
}
