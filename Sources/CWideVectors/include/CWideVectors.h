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
// costs[lane] floats, norms[row] the squared norms. Adds to violations[lane] how far each visited dual variable's gradient was from its minimum's.
void wide_squared_hinge_pass(
    int32_t level, const wide_rows *rows, const int32_t *order, intptr_t count, const void *signs, const float *norms, const void *costs,
    void *duals, void *weights, void *violations);

// panel[column] += value * left[row] over the entries of `count` rows: a block of 16 columns of (sparse transposed) * left; `stride` is the left rows' length.
void wide_scatter(
    int32_t level, const intptr_t *offsets, const int32_t *columns, const float *values, intptr_t count, const float *left, intptr_t stride,
    void *panel);

// out[row] = the sum of value * panel[column] over the entries of `count` rows: a block of 16 columns of sparse * dense; `stride` is the out rows' length.
void wide_gather(
    int32_t level, const intptr_t *offsets, const int32_t *columns, const float *values, intptr_t count, const void *panel, float *out,
    intptr_t stride);

// What a product does with its result.
enum {
    wide_lower = 1,  // tiles above the diagonal may be left as they are
    wide_adds = 2,   // it is added to what is there
};

// out (m x n) = left (m x k) * right (k x n), where left(i, p) = left[i * row_step + p * column_step]; `strip` is working memory for k * 32 floats.
void wide_product(
    int32_t level, intptr_t m, intptr_t n, intptr_t k, const float *left, intptr_t row_step, intptr_t column_step, const float *right,
    intptr_t right_step, float *out, intptr_t out_step, float *strip, int32_t mode);

// Rotates rows first + place and first + place + 1 by (cosines[place], sines[place]), for place = count - 1 down to 0.
void wide_rotate(
    int32_t level, double *rows, intptr_t columns, intptr_t first, intptr_t count, const double *sines, const double *cosines);
