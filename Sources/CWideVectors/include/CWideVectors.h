#pragma once
#include <stdbool.h>
#include <stdint.h>

// Loops over floats in wide vectors, each compiled for several kinds of processors.
//
// Every kernel multiplies and adds in an order that does not depend on the width of the vectors, and where it does not say so never fuses a product
// with a sum: all levels give the same bits. No kernel allocates, keeps a pointer, or knows of threads. The caller answers for the sizes of the arrays.

// A kind of vectors; a level may only be used where wide_best_level() is at least as high.
enum { wide_portable = 0, wide_avx2 = 1, wide_avx512 = 2 };

// The widest level of this processor.
int32_t wide_best_level(void);

// The number of functions or columns that lie side by side.
enum { wide_lanes = 16 };

// Asks the processor for the memory around an address, which it may be too busy to fetch; any address will do.
static inline void wide_prefetch(const void *address) { __builtin_prefetch(address); }

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

// sums[column] += value * panel[row] over the entries of `count` rows: sixteen columns of (sparse transposed) * panel.
void wide_scatter(
    int32_t level, const intptr_t *offsets, const int32_t *columns, const float *values, intptr_t count, const void *panel, void *sums);

// In which order the entries of a row are summed up: those at even places and those at odd ones, then both sums; or one after another.
enum { wide_by_turns = 0, wide_in_sequence = 1 };

// sums[row] = the sum of value * panel[column] over the entries of `count` rows: sixteen columns of sparse * panel.
void wide_gather(
    int32_t level, int32_t order, const intptr_t *offsets, const int32_t *columns, const float *values, intptr_t count, const void *panel,
    void *sums);

// Of sixteen columns with `count` elements each: the sum of the squares, in double precision and in the order of the rows, and the element of
// largest magnitude, the first of equal ones.
void wide_measure_columns(int32_t level, const void *panel, intptr_t count, double *squares, float *strongest);

// scores[lane] += the sum of values[entry] * table[columns[entry]][lane] over `count` entries; a row of the table has `width` integers, a multiple of 8.
void wide_integer_scores(
    int32_t level, const int32_t *columns, const float *values, intptr_t count, const int16_t *table, intptr_t width, float *scores);

// The long loop of XXH64 (Collet, xxHash specification 0.1.1) over `count` words, a multiple of 4: sums[lane]
// goes on with every fourth word.
void wide_hash_words(int32_t level, const uint64_t *words, intptr_t count, uint64_t *sums);

// Rows of so many columns each, one after another.
typedef struct {
    const float *elements;
    intptr_t columns;
} wide_points;

// Centres side by side: columns[column * width + centre], a multiple of 16 wide; halves of their squared norms, infinite beyond the last.
typedef struct {
    const float *columns;
    const float *halves;
    intptr_t width;
} wide_centres;

// Whether a level has wide_nearest: whether its processor fuses a product with a sum.
bool wide_fuses(int32_t level);

// The inner products of rows with centres less half of the centres' squared norms: scores[place * width + centre], or where `scores` is NULL
// of each row the first centre of the largest, that score and the second largest. Rows are those of an order, all where it is NULL. Each inner
// product is summed up in the order of the columns, every product fused with its sum.
void wide_nearest(
    int32_t level, const wide_points *points, const int32_t *order, intptr_t count, const wide_centres *centres, float *scores,
    int32_t *best, float *score, float *second);

// sums[groups[row]] += each of some rows, in their order.
void wide_add_rows(const wide_points *points, intptr_t first, intptr_t count, const intptr_t *groups, float *sums);

// A piece of a text between bytes that separate words and do nothing else.
typedef struct {
    // A plain word of at most 16 bytes, from the lowest up, zeros behind it; both 0 for any other piece.
    uint64_t low, high;
    // Where it begins and ends; the text has less than 2^32 bytes.
    uint32_t start, end;
    // Whether a mark that ends a sentence stands behind the plain word, as the last byte of the piece.
    uint32_t ends_sentence;
} wide_piece;

// Takes a text apart from a position on, 64 bytes at a time, until it ends or less than 33 pieces have room; the position is then that of the
// rest. Gives the number of pieces. Of running text, plain words are ASCII letters and digits, and pieces hold besides them what can join,
// change or hide a word: marks . ! ? ; : - ' \ < & and bytes beyond ASCII. `capacity` is at least 33.
intptr_t wide_prose_pieces(
    int32_t level, const uint8_t *text, intptr_t count, intptr_t *position, wide_piece *pieces, intptr_t capacity);

// The same for runs of word characters: plain words are ASCII letters, digits and underscores, in lower case and two bytes long or more, and
// pieces hold besides them bytes beyond ASCII.
intptr_t wide_words_pieces(
    int32_t level, const uint8_t *text, intptr_t count, intptr_t *position, wide_piece *pieces, intptr_t capacity);
