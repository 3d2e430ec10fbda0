#pragma once
#include <stdint.h>

// Loops over floats in wide vectors, each compiled for several kinds of processors.
//
// Every kernel multiplies and adds in an order that does not depend on the width of the vectors, and never fuses a product with a sum: all levels give the
// same bits. No kernel allocates, keeps a pointer, or knows of threads. The caller answers for the sizes of the arrays.

// A kind of vectors; a level may only be used where wide_best_level() is at least as high.
enum { wide_portable = 0, wide_avx2 = 1, wide_avx512 = 2 };

// The widest level of this processor.
int32_t wide_best_level(void);

// The number of functions or columns that lie side by side.
enum { wide_lanes = 16 };

// Rows of features: sparse entries in columns 0 ..< sparse_columns, dense_columns dense ones after them, then a constant 1.
typedef struct {
    const intptr_t *offsets;  // where each row's entries begin
    const int32_t *columns;   // the column of each entry
    const float *values;      // the value of each entry
    const float *dense;       // row after row
    intptr_t sparse_columns;
    intptr_t dense_columns;
} wide_rows;

// scores[place][lane] = the inner product of row order[place] with the weights of the lane; weights[feature][lane] holds the lanes side by side.
void wide_scores(
    int32_t level, const wide_rows *rows, const int32_t *order, intptr_t count, const void *weights, void *scores);

// weights[feature][lane] += factors[place][lane] * rows[order[place]][feature]
void wide_add(int32_t level, const wide_rows *rows, const int32_t *order, intptr_t count, const void *factors, void *weights);

// One pass of dual coordinate descent for the squared hinge loss over `count` rows in an order; signs[row][lane] are bytes -1, 0 or 1, duals[row][lane] and
// costs[lane] floats, norms[row] the squared norms, eases[row] the inverse of what the row weighs. Adds to violations[lane] how far each visited dual variable's gradient was from its minimum's.
void wide_squared_hinge_pass(
    int32_t level, const wide_rows *rows, const int32_t *order, intptr_t count, const void *signs, const float *norms, const float *eases,
    const void *costs, void *duals, void *weights, void *violations);

// panel[column] += value * left[row] over the entries of `count` rows: a block of 16 columns of (sparse transposed) * left; `stride` is the left rows' length.
void wide_scatter(
    int32_t level, const intptr_t *offsets, const int32_t *columns, const float *values, intptr_t count, const float *left, intptr_t stride,
    void *panel);

// out[row] = the sum of value * panel[column] over the entries of `count` rows: a block of 16 columns of sparse * dense; `stride` is the out rows' length.
void wide_gather(
    int32_t level, const intptr_t *offsets, const int32_t *columns, const float *values, intptr_t count, const void *panel, float *out,
    intptr_t stride);

// scores[lane] += the sum of values[entry] * table[columns[entry]][lane] over `count` entries; a row of the table has `width` integers, a multiple of 8.
void wide_integer_scores(
    int32_t level, const int32_t *columns, const float *values, intptr_t count, const int16_t *table, intptr_t width, float *scores);

// The long loop of XXH64 (Collet, xxHash specification 0.1.1) over `count` words, a multiple of 4: sums[lane]
// goes on with every fourth word.
void wide_hash_words(int32_t level, const uint64_t *words, intptr_t count, uint64_t *sums);
