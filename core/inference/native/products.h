/* Matrix products of bytes: weights in a byte each, activations rounded on the way.

   Weights lie as the dot-product instructions of x86 want them (VNNI, "vpdpbusd" in Intel's
   manual): 64 outputs side by side, of each the bytes of four successive inputs. They are
   unsigned there, around 128; what that adds is the same for all outputs, 128 times the sum
   of the activations, and is taken off again. Sums are exact: 32 bits hold 2^31 / (255 x 127)
   = 66,000 products. */

#include <math.h>
#include <string.h>
#if defined(__AVX512VNNI__) || defined(__AVXVNNI__)
#include <immintrin.h>
#endif

#define GROUP 64 /* outputs that are computed together */
#define ZERO_POINT 128
#define RESIDUAL_LEVELS 254.0f /* of what rounding to a level left over */

struct matrix {
    int inputs;     /* K */
    int outputs;    /* N, padded to groups */
    uint8_t *codes; /* [N / 64][K / 4][64][4] */
    uint8_t *residual;  /* what rounding to them left over, rounded again; or NULL */
    float *scales;  /* [N] */
    float *bias;    /* [N], zeros where there is none */
};

/* Activations on their way into a product, a scale for each row. */
struct quantized_rows {
    int8_t *codes; /* [rows][stride] */
    int stride;
    float *scales;
    int32_t *sums; /* of a row's codes */
};

enum epilogue { STORE, ADD, GELU };

struct product {
    const struct matrix *matrix;
    const struct quantized_rows *quantized;
    const struct quantized_rows *residual; /* what rounding left over, rounded again; or NULL */
    int rows;
    float *out; /* [rows][out_stride] */
    int out_stride;
    enum epilogue epilogue;
    int groups_per_chunk;
};

static inline int num_steps(const struct matrix *matrix)
{
    return (matrix->inputs + 3) / 4;
}

/* Bytes (K, N), as they lie in a light copy, become the outputs from `first` on of a
   matrix's codes, or of their rest. */
static void put_weights(const struct matrix *matrix, uint8_t *codes, const uint8_t *bytes,
                      int outputs, int first, int is_signed)
{
    size_t group_size = (size_t)num_steps(matrix) * GROUP * 4;
    uint8_t flip = is_signed ? ZERO_POINT : 0;
    for (int k = 0; k < matrix->inputs; k++) {
        const uint8_t *row = bytes + (size_t)k * outputs;
        for (int n = 0; n < outputs; n++) {
            int offset = first + n;
            codes[offset / GROUP * group_size + (size_t)(k / 4) * GROUP * 4 +
                  offset % GROUP * 4 + k % 4] = row[n] ^ flip;
        }
    }
}

/* Round a row of K numbers, padded with zeros, to bytes of -127 to 127. */
static void quantize_row(const float *x, int size, struct quantized_rows *quantized, struct quantized_rows *residual,
                      int row)
{
    vf32 top = splat(0);
    for (int i = 0; i < size; i += LANES)
        top = vmax(top, vabs(load(x + i)));
    float scale = hmax(top) / 127.0f;
    float inverse = scale > 1e-30f ? 1.0f / scale : 0.0f; /* of zeros any code gives zeros */
    int8_t *codes = quantized->codes + (size_t)row * quantized->stride;
    int8_t *residual_codes = residual ? residual->codes + (size_t)row * residual->stride : NULL;
    vi32 total = {0}, residual_total = {0};
    for (int i = 0; i < size; i += LANES) {
        vf32 exact = load(x + i) * inverse;
        vi32 code = to_nearest_int(exact);
        total += code;
        *(vi8 *)(codes + i) = __builtin_convertvector(code, vi8);
        if (residual) {
            vi32 left = to_nearest_int((exact - __builtin_convertvector(code, vf32)) * RESIDUAL_LEVELS);
            residual_total += left;
            *(vi8 *)(residual_codes + i) = __builtin_convertvector(left, vi8);
        }
    }
    quantized->scales[row] = scale;
    quantized->sums[row] = hsum_i32(total);
    if (residual) {
        residual->scales[row] = scale / RESIDUAL_LEVELS;
        residual->sums[row] = hsum_i32(residual_total);
    }
}

/* --- sums of products: `rows` rows of codes times one group, int32 [rows][64] ----------- */

#if defined(__AVX512VNNI__)
#if defined(__AMX_INT8__) && defined(__linux__)
#define HAS_TILES
#define KERNEL "amx-int8"
#else
#define KERNEL "avx512-vnni"
#endif
#define MAX_ROWS 6 /* 24 sums and 4 weights in 32 registers */

static inline __attribute__((always_inline)) void sum_products(
    const uint8_t *weights, const int8_t *codes, int stride, int steps, int rows, int32_t *sums)
{
    __m512i total[MAX_ROWS][4];
#pragma GCC unroll 6
    for (int t = 0; t < rows; t++)
#pragma GCC unroll 4
        for (int g = 0; g < 4; g++)
            total[t][g] = _mm512_setzero_si512();
    for (int step = 0; step < steps; step++) {
        __m512i w[4];
#pragma GCC unroll 4
        for (int g = 0; g < 4; g++)
            w[g] = _mm512_loadu_si512(weights + step * 256 + g * 64);
#pragma GCC unroll 6
        for (int t = 0; t < rows; t++) {
            int32_t four;
            memcpy(&four, codes + (size_t)t * stride + step * 4, 4);
            __m512i x = _mm512_set1_epi32(four);
#pragma GCC unroll 4
            for (int g = 0; g < 4; g++)
                total[t][g] = _mm512_dpbusd_epi32(total[t][g], w[g], x);
        }
    }
#pragma GCC unroll 6
    for (int t = 0; t < rows; t++)
#pragma GCC unroll 4
        for (int g = 0; g < 4; g++)
            _mm512_storeu_si512(sums + t * GROUP + g * 16, total[t][g]);
}

#elif defined(__AVXVNNI__)
#define KERNEL "avx-vnni"
#define MAX_ROWS 4 /* 8 sums, 2 weights in 16 registers; a single row takes 8 sums, too */

static inline __attribute__((always_inline)) void partial_sums(
    const uint8_t *weights, const int8_t *codes, int stride, int steps, int rows, int vectors,
    int32_t *sums)
{
    __m256i total[MAX_ROWS][8];
#pragma GCC unroll 4
    for (int t = 0; t < rows; t++)
#pragma GCC unroll 8
        for (int g = 0; g < vectors; g++)
            total[t][g] = _mm256_setzero_si256();
    for (int step = 0; step < steps; step++) {
#pragma GCC unroll 4
        for (int t = 0; t < rows; t++) {
            int32_t four;
            memcpy(&four, codes + (size_t)t * stride + step * 4, 4);
            __m256i x = _mm256_set1_epi32(four);
#pragma GCC unroll 8
            for (int g = 0; g < vectors; g++)
                total[t][g] = _mm256_dpbusd_avx_epi32(
                    total[t][g],
                    _mm256_loadu_si256((const __m256i *)(weights + step * 256 + g * 32)), x);
        }
    }
#pragma GCC unroll 4
    for (int t = 0; t < rows; t++)
#pragma GCC unroll 8
        for (int g = 0; g < vectors; g++)
            _mm256_storeu_si256((__m256i *)(sums + t * GROUP + g * 8), total[t][g]);
}

static inline __attribute__((always_inline)) void sum_products(
    const uint8_t *weights, const int8_t *codes, int stride, int steps, int rows, int32_t *sums)
{
    if (rows == 1)
        partial_sums(weights, codes, stride, steps, 1, 8, sums);
    else
        for (int part = 0; part < 4; part++)
            partial_sums(weights + part * 64, codes, stride, steps, rows, 2, sums + part * 16);
}

#else
#define KERNEL "portable"
#define MAX_ROWS 1

static inline void sum_products(
    const uint8_t *weights, const int8_t *codes, int stride, int steps, int rows, int32_t *sums)
{
    (void)stride;
    (void)rows;
    memset(sums, 0, GROUP * sizeof *sums);
    for (int step = 0; step < steps; step++)
        for (int n = 0; n < GROUP; n++)
            for (int i = 0; i < 4; i++)
                sums[n] += weights[step * 256 + n * 4 + i] * codes[step * 4 + i];
}
#endif

static void group_sums(
    const uint8_t *weights, const int8_t *codes, int stride, int steps, int rows, int32_t *sums)
{
    /* With a constant for the rows each form keeps its sums in registers. */
    switch (rows) {
#if MAX_ROWS >= 6
    case 6:
        sum_products(weights, codes, stride, steps, 6, sums);
        break;
    case 5:
        sum_products(weights, codes, stride, steps, 5, sums);
        break;
#endif
#if MAX_ROWS >= 4
    case 4:
        sum_products(weights, codes, stride, steps, 4, sums);
        break;
    case 3:
        sum_products(weights, codes, stride, steps, 3, sums);
        break;
    case 2:
        sum_products(weights, codes, stride, steps, 2, sums);
        break;
#endif
    default:
        sum_products(weights, codes, stride, steps, 1, sums);
    }
}

#if defined(HAS_TILES)
#include <sys/syscall.h>
#include <unistd.h>

/* Many rows at once on tiles (AMX): 16 rows of 64 bytes each. Weights lie as a tile of them is
   read: 16 steps of four inputs, for 16 outputs. Sums are exact, so it does not matter to the
   result which kernel made them. */
#define TILE_ROWS 16
#define MIN_TILE_ROWS 7 /* below that a pass waits for weights, not for sums */

static int has_tiles;

/* Linux gives the registers' 8 KB to processes that ask, and to the threads they start. */
static void request_tiles(void)
{
    enum { REQUEST = 0x1023, TILE_DATA = 18 };
    has_tiles = syscall(SYS_arch_prctl, REQUEST, TILE_DATA) == 0;
}

static void configure_tiles(int rows)
{
    struct {
        uint8_t palette, start, reserved[14];
        uint16_t bytes[16];
        uint8_t rows[16];
    } layout __attribute__((aligned(64))) = {.palette = 1};
    for (int tile = 0; tile < 6; tile++) {
        layout.bytes[tile] = 64;
        layout.rows[tile] = tile < 5 ? rows : TILE_ROWS;
    }
    /* gcc 12 believes that the instruction reads eight bytes. */
    __asm__ volatile("" ::"r"(&layout) : "memory");
    _tile_loadconfig(&layout);
}

static void tile_sums(const uint8_t *weights, const int8_t *codes, int stride, int steps,
                      int32_t *sums)
{
    _tile_zero(0);
    _tile_zero(1);
    _tile_zero(2);
    _tile_zero(3);
    for (int step = 0; step < steps; step += TILE_ROWS, weights += TILE_ROWS * 256) {
        _tile_loadd(4, codes + step * 4, stride);
        _tile_loadd(5, weights, 256);
        _tile_dpbsud(0, 4, 5);
        _tile_loadd(5, weights + 64, 256);
        _tile_dpbsud(1, 4, 5);
        _tile_loadd(5, weights + 128, 256);
        _tile_dpbsud(2, 4, 5);
        _tile_loadd(5, weights + 192, 256);
        _tile_dpbsud(3, 4, 5);
    }
    _tile_stored(0, sums, GROUP * 4);
    _tile_stored(1, sums + 16, GROUP * 4);
    _tile_stored(2, sums + 32, GROUP * 4);
    _tile_stored(3, sums + 48, GROUP * 4);
}

static int use_tiles(int rows, int steps)
{
    return has_tiles && rows >= MIN_TILE_ROWS && steps % TILE_ROWS == 0;
}
#else
#define TILE_ROWS MAX_ROWS

static void request_tiles(void)
{
}

static int use_tiles(int rows, int steps)
{
    (void)rows;
    (void)steps;
    return 0;
}
#endif

/* Scales of rows and outputs, the bias, and what comes after. */
static void finish(const struct product *p, const struct quantized_rows *x, float unit, int group,
                   int row, int rows, const int32_t *sums, enum epilogue epilogue, int has_bias)
{
    const float *scales = p->matrix->scales + group * GROUP;
    const float *bias = p->matrix->bias + group * GROUP;
    for (int t = 0; t < rows; t++) {
        float *out = p->out + (size_t)(row + t) * p->out_stride + group * GROUP;
        float scale = x->scales[row + t] * unit;
        int32_t excess = ZERO_POINT * x->sums[row + t];
        for (int i = 0; i < GROUP; i += LANES) {
            vi32 exact;
            memcpy(&exact, sums + t * GROUP + i, sizeof exact);
            vf32 y = __builtin_convertvector(exact - excess, vf32) * scale;
            y = y * load(scales + i);
            if (has_bias)
                y = y + load(bias + i);
            if (epilogue == ADD)
                y = y + load(out + i);
            if (epilogue == GELU)
                y = gelu(y);
            store(out + i, y);
        }
    }
}

/* All rows times one group. `tiled`: for how many rows the tiles are configured, 0 for not yet;
   -1 where they are not used. */
static void group_product(const struct product *p, const uint8_t *codes, int group, int steps,
                          const struct quantized_rows *x, float unit, enum epilogue epilogue, int has_bias,
                          int *tiled)
{
    int32_t sums[TILE_ROWS * GROUP] __attribute__((aligned(64)));
    int top = *tiled < 0 ? MAX_ROWS : TILE_ROWS;
    for (int row = 0; row < p->rows; row += top) {
        int rows = p->rows - row < top ? p->rows - row : top;
        const int8_t *start = x->codes + (size_t)row * x->stride;
#ifdef HAS_TILES
        if (*tiled >= 0) {
            if (*tiled != rows)
                configure_tiles(*tiled = rows);
            tile_sums(codes, start, x->stride, steps, sums);
        } else
#endif
            group_sums(codes, start, x->stride, steps, rows, sums);
        finish(p, x, unit, group, row, rows, sums, epilogue, has_bias);
    }
}

static void product_chunk(void *arguments, int chunk, int worker)
{
    (void)worker;
    const struct product *p = arguments;
    int steps = num_steps(p->matrix), groups = p->matrix->outputs / GROUP;
    int first = chunk * p->groups_per_chunk;
    int last = first + p->groups_per_chunk < groups ? first + p->groups_per_chunk : groups;
    int tiled = use_tiles(p->rows, steps) ? 0 : -1;
    for (int group = first; group < last; group++) {
        size_t offset = (size_t)group * steps * GROUP * 4;
        const uint8_t *codes = p->matrix->codes + offset;
        group_product(p, codes, group, steps, p->quantized, 1.0f, p->epilogue, 1, &tiled);
        if (p->matrix->residual)
            group_product(p, p->matrix->residual + offset, group, steps, p->quantized, 1 / RESIDUAL_LEVELS,
                          ADD, 0, &tiled);
        if (p->residual)
            group_product(p, codes, group, steps, p->residual, 1.0f, ADD, 0, &tiled);
    }
#ifdef HAS_TILES
    if (tiled > 0)
        _tile_release(); /* or every change of threads saves 8 KB more */
#endif
}
