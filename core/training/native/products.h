/* Matrix products in float32.

   C (M x N) (+)= A (M x K) B (K x N). B is packed once into panels of NR columns, so that a panel
   of KC rows stays in the first cache while rows of A pass by; A is read where it is, MR rows at
   a time, or packed where it is needed turned. The tile of MR x NR sums stays in registers (Goto
   and van de Geijn 2008, "Anatomy of High-Performance Matrix Multiplication"). One call runs in one
   thread; callers split the rows of C. */

#include <stdint.h>
#include <string.h>

#if defined(__AVX512F__)
#define LANES 16
#define MR 12
#elif defined(__AVX__)
#define LANES 8
#define MR 6
#else
#define LANES 4
#define MR 6
#endif
#define NR (2 * LANES)
/* Rows of a packed panel: 24 KB for AVX2, so that it stays in a first cache of 32 KB. */
#define KC 384

typedef float vector __attribute__((vector_size(4 * LANES)));
typedef float vector_u __attribute__((vector_size(4 * LANES), aligned(4)));
typedef int32_t vector_i __attribute__((vector_size(4 * LANES)));

#define INLINE static inline __attribute__((always_inline))

INLINE vector load(const float *p)
{
    return *(const vector_u *)p;
}

INLINE void store(float *p, vector v)
{
    *(vector_u *)p = v;
}

INLINE int64_t min64(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

INLINE int64_t panels(int64_t columns)
{
    return (columns + NR - 1) / NR;
}

/* Floats of a packed K x N matrix. */
INLINE int64_t packed_size(int64_t k, int64_t n)
{
    return k * panels(n) * NR;
}

/* A tile of `rows` x NR sums over `k`; a_row and a_column are the strides of A. */
INLINE void tile(
    const int rows, int64_t k, const float *a, int64_t a_row, int64_t a_column, const float *b,
    float *c, int64_t c_row, int64_t columns, int adds)
{
    vector sums[MR][2];
#pragma GCC unroll 12
    for (int i = 0; i < rows; i++) {
        sums[i][0] = sums[i][1] = (vector){0};
        __builtin_prefetch(c + i * c_row, 1);
    }
    for (int64_t p = 0; p < k; p++) {
        vector left = *(const vector *)b, right = *(const vector *)(b + LANES);
#pragma GCC unroll 12
        for (int i = 0; i < rows; i++) {
            float factor = a[i * a_row];
            sums[i][0] += factor * left;
            sums[i][1] += factor * right;
        }
        a += a_column;
        b += NR;
    }
    if (columns >= NR) {
#pragma GCC unroll 12
        for (int i = 0; i < rows; i++) {
            float *row = c + i * c_row;
            if (adds) {
                sums[i][0] += load(row);
                sums[i][1] += load(row + LANES);
            }
            store(row, sums[i][0]);
            store(row + LANES, sums[i][1]);
        }
        return;
    }
    for (int i = 0; i < rows; i++) {
        float line[NR];
        store(line, sums[i][0]);
        store(line + LANES, sums[i][1]);
        for (int64_t j = 0; j < columns; j++)
            c[i * c_row + j] = adds ? c[i * c_row + j] + line[j] : line[j];
    }
}

#define TILE_CASE(n)                                                                               \
    case n:                                                                                        \
        tile(n, k, a, a_row, a_column, b, c, c_row, columns, adds);                                \
        break;

static void tile_of(
    int64_t rows, int64_t k, const float *a, int64_t a_row, int64_t a_column, const float *b,
    float *c, int64_t c_row, int64_t columns, int adds)
{
    switch (rows) {
        TILE_CASE(1)
        TILE_CASE(2)
        TILE_CASE(3)
        TILE_CASE(4)
        TILE_CASE(5)
        TILE_CASE(6)
#if MR > 6
        TILE_CASE(7)
        TILE_CASE(8)
        TILE_CASE(9)
        TILE_CASE(10)
        TILE_CASE(11)
        TILE_CASE(12)
#endif
    }
}

/* Rows first to last of K of B (K x N, in rows) as panels: [panel][k][NR], zero beyond N. */
static void pack(const float *b, int64_t ldb, int64_t k, int64_t n, float *packed)
{
    for (int64_t j = 0; j < n; j += NR) {
        int64_t columns = min64(NR, n - j);
        for (int64_t p = 0; p < k; p++, packed += NR) {
            const float *row = b + p * ldb + j;
            if (columns == NR) {
                *(vector *)packed = load(row);
                *(vector *)(packed + LANES) = load(row + LANES);
            } else {
                memset(packed, 0, NR * sizeof(float));
                memcpy(packed, row, (size_t)columns * sizeof(float));
            }
        }
    }
}

/* The same for B' that is stored as N x K. */
static void pack_turned(const float *b, int64_t ldb, int64_t k, int64_t n, float *packed)
{
    for (int64_t j = 0; j < n; j += NR, packed += k * NR) {
        int64_t columns = min64(NR, n - j);
        if (columns < NR)
            memset(packed, 0, (size_t)(k * NR) * sizeof(float));
        /* Blocks of 8 in k: each source row gives a part of a cache line at a time. */
        for (int64_t first = 0; first < k; first += 8) {
            int64_t last = min64(first + 8, k);
            for (int64_t i = 0; i < columns; i++) {
                const float *row = b + (j + i) * ldb;
                for (int64_t p = first; p < last; p++)
                    packed[p * NR + i] = row[p];
            }
        }
    }
}

/* Packs all of B, in blocks of KC of K. */
static void pack_all(const float *b, int64_t ldb, int turned, int64_t k, int64_t n, float *packed)
{
    for (int64_t p = 0; p < k; p += KC) {
        int64_t depth = min64(KC, k - p);
        if (turned)
            pack_turned(b + p, ldb, depth, n, packed);
        else
            pack(b + p * ldb, ldb, depth, n, packed);
        packed += packed_size(depth, n);
    }
}

/* Up to this depth, rows of A stay in a second cache while all panels pass. */
#define SHALLOW 600

/* C (+)= A B with A in rows, and B packed whole with `held` rows, of which the first K are used. */
static void multiply_part(
    int64_t m, int64_t n, int64_t k, const float *a, int64_t lda, const float *packed,
    int64_t held, int64_t held_columns, float *c, int64_t ldc, int adds)
{
    /* Panel by panel, so that a column of tiles stays in a cache until it has all its sums; where
       rows of A are too long for that, block by block of K. */
    int64_t group = k <= SHALLOW ? NR : n;
    for (int64_t from = 0; from < n; from += group) {
        const float *block = packed;
        for (int64_t p = 0; p < k; p += KC) {
            int64_t depth = min64(KC, k - p), held_depth = min64(KC, held - p);
            for (int64_t j = from; j < min64(n, from + group); j += NR) {
                const float *panel = block + (j / NR) * held_depth * NR;
                for (int64_t i = 0; i < m; i += MR)
                    tile_of(
                        min64(MR, m - i), depth, a + i * lda + p, lda, 1, panel, c + i * ldc + j,
                        ldc, n - j, adds || p);
            }
            block += packed_size(held_depth, held_columns);
        }
    }
}

/* C (+)= A B with A in rows and B packed whole. */
static void multiply(
    int64_t m, int64_t n, int64_t k, const float *a, int64_t lda, const float *packed, float *c,
    int64_t ldc, int adds)
{
    multiply_part(m, n, k, a, lda, packed, k, n, c, ldc, adds);
}

/* C = A B where C (M x M) is known to be symmetric: the tiles on and above the diagonal are
   computed, the others mirrored. */
static void multiply_symmetric(
    int64_t m, int64_t k, const float *a, int64_t lda, const float *packed, float *c)
{
    for (int64_t p = 0; p < k; p += KC) {
        int64_t depth = min64(KC, k - p);
        for (int64_t j = 0; j < m; j += NR) {
            const float *panel = packed + (j / NR) * depth * NR;
            for (int64_t i = 0; i < m && i < j + NR; i += MR)
                tile_of(
                    min64(MR, m - i), depth, a + i * lda + p, lda, 1, panel, c + i * m + j, m,
                    m - j, p != 0);
        }
        packed += packed_size(depth, m);
    }
    for (int64_t i = 0; i < m; i++)
        for (int64_t j = 0; j < i; j++)
            c[i * m + j] = c[j * m + i];
}

/* C (+)= A' B with A stored as K x M, and B packed whole; `scratch` holds KC x (M + MR) floats. */
static void multiply_turned(
    int64_t m, int64_t n, int64_t k, const float *a, int64_t lda, const float *packed, float *c,
    int64_t ldc, int adds, float *scratch)
{
    for (int64_t p = 0; p < k; p += KC) {
        int64_t depth = min64(KC, k - p);
        int64_t whole = m / MR * MR, odd = m - whole;
        for (int64_t q = 0; q < depth; q++) {
            const float *source = a + (p + q) * lda;
            float *target = scratch + q * MR;
            for (int64_t i = 0; i < whole; i += MR)
                memcpy(target + i * depth, source + i, MR * sizeof(float));
            for (int64_t i = 0; i < odd; i++)
                target[whole * depth + i] = source[whole + i];
        }
        for (int64_t j = 0; j < n; j += NR) {
            const float *panel = packed + (j / NR) * depth * NR;
            for (int64_t i = 0; i < m; i += MR)
                tile_of(
                    min64(MR, m - i), depth, scratch + i * depth, 1, MR, panel, c + i * ldc + j,
                    ldc, n - j, adds || p);
        }
        packed += packed_size(depth, n);
    }
}
