/* Matrix products of weights in a byte each with activations that are quantized to a byte for
   each row: integer sums (kernels.h), then the scales of the row and of the output.

   What hurts most when it is rounded is finer (docs/lab-book/inference-engine.md): the weights of
   the head have half a byte more, and what the head and every second feed-forward matrix read has
   a code and the residual of rounding to it, FINE x code + residual. All parts of such a product
   are summed as integers, too, so that every kernel has the same result. */

#include <math.h>

/* Inputs of which 32 bits hold the sum: of fine activations (128 x 2,040 x 8,192 < 2^31), and of
   these with fine weights (2,056 x 2,040 x 512 < 2^31). */
#define MAX_FINE_INPUTS 8192
#define FINE_BLOCK 512
#define RESIDUAL_LEVELS 254 /* of a light copy's residuals, in one level of a code */

struct matrix {
    int inputs;       /* K */
    int outputs;      /* N, padded to groups */
    uint8_t *codes;   /* [N / 64][K / STEP_INPUTS][64 x STEP_INPUTS], see OFFSET_IN_STEP */
    uint8_t *nibbles; /* half as many, of fine weights; or NULL */
    float *scales;    /* [N] */
    float *bias;      /* [N], zeros where there is none */
};

/* Activations quantized for a product, each row with a scale. Fine ones are in one row of two-byte
   codes or, where codes are bytes, in two rows: codes, then residuals. */
struct quantized_rows {
    int is_fine;
    code_t *codes; /* [rows or 2 x rows][stride] */
    int stride;
    float *scales;
    /* Of each FINE_BLOCK inputs of a row, in units of the residuals of fine ones. */
    int32_t *sums;
    int num_blocks;
};

#if defined(HAS_WIDE_CODES)
#define CODE_ROWS(is_fine) 1
#else
#define CODE_ROWS(is_fine) ((is_fine) ? 2 : 1)
#endif

enum epilogue { STORE, ADD, GELU };

struct product {
    const struct matrix *matrix;
    const struct quantized_rows *quantized;
    int rows;
    float *out; /* [rows][out_stride] */
    int out_stride;
    enum epilogue epilogue;
    int groups_per_chunk;
};

/* Inputs are padded to a multiple of 4, of which every kernel's step is a divisor. */
static inline int padded_inputs(int inputs)
{
    return (inputs + 3) / 4 * 4;
}

static inline size_t group_bytes(const struct matrix *matrix)
{
    return (size_t)padded_inputs(matrix->inputs) * GROUP;
}

/* The offset of the code of an input and an output of a matrix. */
static inline size_t code_offset(const struct matrix *matrix, int k, int n)
{
    return n / GROUP * group_bytes(matrix) + (size_t)(k / STEP_INPUTS) * GROUP * STEP_INPUTS +
           OFFSET_IN_STEP(n % GROUP, k % STEP_INPUTS);
}

/* Copy weights (K, N), as they are in a light copy, to the outputs from `first` on.
   `is_signed`: whether they are signed there, or stored as weight + 128. */
static void put_weights(const struct matrix *matrix, const uint8_t *bytes, int first_input,
                        int inputs, int outputs, int first, int is_signed)
{
    uint8_t flip = is_signed == (ZERO_POINT != 0) ? 128 : 0;
    for (int k = 0; k < inputs; k++)
        for (int n = 0; n < outputs; n++)
            matrix->codes[code_offset(matrix, first_input + k, first + n)] =
                bytes[(size_t)k * outputs + n] ^ flip;
}

/* The same of the error of rounding to codes, in 1 / RESIDUAL_LEVELS of a level of these. */
static void put_nibbles(const struct matrix *matrix, const int8_t *residuals, int first_input,
                        int inputs, int outputs)
{
    enum { REGISTER_BYTES = SUMS * STEP_INPUTS };
    for (int k = 0; k < inputs; k++)
        for (int n = 0; n < outputs; n++) {
            int exact = residuals[(size_t)k * outputs + n] * FINE;
            int level = (exact + (exact < 0 ? -1 : 1) * RESIDUAL_LEVELS / 2) / RESIDUAL_LEVELS;
            int nibble = (level < NIBBLE_ZERO ? level : NIBBLE_ZERO - 1) + NIBBLE_ZERO;
            size_t offset = code_offset(matrix, first_input + k, n);
            size_t number = offset / REGISTER_BYTES;
            uint8_t *both =
                matrix->nibbles + number / 2 * REGISTER_BYTES + offset % REGISTER_BYTES;
            *both = number % 2 ? (*both & 15) | nibble << 4 : (*both & 240) | nibble;
        }
}

/* Quantize a row of K floats, padded with zeros. */
static void quantize_row(const float *x, int size, struct quantized_rows *quantized, int row)
{
    vf32 maximum = splat(0);
    for (int i = 0; i < size; i += LANES)
        maximum = vmax(maximum, vabs(load(x + i)));
    float scale = hmax(maximum) / 127.0f;
    float inverse = scale > 1e-30f ? 1.0f / scale : 0.0f; /* zeros stay zeros with any scale */
    code_t *codes =
        quantized->codes + (size_t)row * CODE_ROWS(quantized->is_fine) * quantized->stride;
    int32_t *sums = quantized->sums + (size_t)row * quantized->num_blocks;
    vi32 total = {0};
    for (int i = 0; i < size; i += LANES) {
        vf32 exact = load(x + i) * inverse;
        vi32 code = to_nearest_int(exact);
        if (quantized->is_fine) {
            vi32 residual = to_nearest_int((exact - to_floats(code)) * (float)FINE);
            total += code * FINE + residual;
#if defined(HAS_WIDE_CODES)
            code = code * FINE + residual;
#else
            store_codes(codes + quantized->stride + i, residual);
#endif
        } else
            total += code;
        store_codes(codes + i, code);
        if ((i + LANES) % FINE_BLOCK == 0 || i + LANES == size) {
            sums[i / FINE_BLOCK] = hsum_i32(total);
            total = (vi32){0};
        }
    }
    quantized->scales[row] = scale;
}

/* Apply the scales of rows and outputs, the bias and the epilogue. */
ALWAYS_INLINE void finish_as(const struct product *p, int group, int row, int rows,
                             const float *sums, enum epilogue epilogue)
{
    const float *scales = p->matrix->scales + group * GROUP;
    const float *bias = p->matrix->bias + group * GROUP;
    float unit = (p->quantized->is_fine ? 1.0f / FINE : 1.0f) *
                 (p->matrix->nibbles ? 1.0f / FINE : 1.0f);
    for (int t = 0; t < rows; t++) {
        float *out = p->out + (size_t)(row + t) * p->out_stride + group * GROUP;
        float scale = p->quantized->scales[row + t] * unit;
        for (int i = 0; i < GROUP; i += LANES) {
            vf32 y = load(sums + t * GROUP + i) * scale * load(scales + i) + load(bias + i);
            if (epilogue == ADD)
                y = y + load(out + i);
            if (epilogue == GELU)
                y = gelu(y);
            store(out + i, y);
        }
    }
}

static void finish(const struct product *p, int group, int row, int rows, const float *sums)
{
    if (p->epilogue == ADD)
        finish_as(p, group, row, rows, sums, ADD);
    else if (p->epilogue == GELU)
        finish_as(p, group, row, rows, sums, GELU);
    else
        finish_as(p, group, row, rows, sums, STORE);
}

/* Sum the products of some rows with one group, for `steps` steps from `first` on: the sums of
   codes and, where there are any, of nibbles and residuals, as one integer each. `tiled`: for how
   many rows the tiles are configured, 0 before the first time; -1 where they are not used. */
static void sum_group(const struct product *p, int group, int first, int steps, int row, int rows,
                      int32_t *sums, int *tiled)
{
    const struct matrix *m = p->matrix;
    const struct quantized_rows *x = p->quantized;
    int code_rows = CODE_ROWS(x->is_fine), row_count = rows * code_rows, stride = x->stride;
    size_t offset = group * group_bytes(m) + (size_t)first * GROUP * STEP_INPUTS;
    const uint8_t *codes = m->codes + offset;
    const code_t *inputs = x->codes + (size_t)row * code_rows * stride + first * STEP_INPUTS;
#ifdef HAS_TILES
    if (*tiled >= 0) {
        if (*tiled != row_count)
            configure_tiles(*tiled = row_count);
        tile_sums(codes, inputs, stride, steps, sums);
        for (int i = 0; m->nibbles && i < row_count; i += MAX_ROWS)
            add_nibbles(m->nibbles + offset / 2, inputs + i * stride, stride, steps,
                        row_count - i < MAX_ROWS ? row_count - i : MAX_ROWS, sums + i * GROUP);
    } else
#endif
    if (m->nibbles)
        sum_fine_weights(codes, m->nibbles + offset / 2, inputs, stride, steps, row_count, sums);
    else
        sum_codes(codes, inputs, stride, steps, row_count, sums);
    (void)tiled;
    if (code_rows == 1)
        return;
    for (int t = 0; t < rows; t++)
        for (int n = 0; n < GROUP; n++) {
            uint32_t of_codes = sums[2 * t * GROUP + n], of_residuals = sums[(2 * t + 1) * GROUP + n];
            sums[t * GROUP + n] = (int32_t)(FINE * of_codes + of_residuals);
        }
}

/* The sum of the inputs of a row from `first` on. */
static uint32_t sum_inputs(const struct quantized_rows *x, int row, int first, int inputs)
{
    uint32_t sum = 0;
    for (int i = first / FINE_BLOCK; i * FINE_BLOCK < first + inputs; i++)
        sum += (uint32_t)x->sums[(size_t)row * x->num_blocks + i];
    return sum;
}

/* Compute all rows times one group. */
static void group_product(const struct product *p, int group, int *tiled)
{
    const struct matrix *m = p->matrix;
    const struct quantized_rows *x = p->quantized;
    int32_t sums[TILE_ROWS * GROUP] __attribute__((aligned(64)));
    float products[TILE_ROWS * GROUP] __attribute__((aligned(64)));
    uint32_t zero_point = m->nibbles ? FINE * ZERO_POINT + NIBBLE_ZERO : ZERO_POINT;
    int max_rows = (*tiled < 0 ? MAX_ROWS : TILE_ROWS) / CODE_ROWS(x->is_fine);
    int inputs = padded_inputs(m->inputs), block = m->nibbles ? FINE_BLOCK : inputs;
    for (int row = 0; row < p->rows; row += max_rows) {
        int rows = p->rows - row < max_rows ? p->rows - row : max_rows;
        for (int first = 0; first < inputs; first += block) {
            int count = inputs - first < block ? inputs - first : block;
            sum_group(p, group, first / STEP_INPUTS, count / STEP_INPUTS, row, rows, sums, tiled);
            for (int t = 0; t < rows; t++) {
                uint32_t excess =
                    zero_point ? zero_point * sum_inputs(x, row + t, first, count) : 0;
                for (int i = t * GROUP; i < (t + 1) * GROUP; i += LANES) {
                    vu32 sum;
                    memcpy(&sum, sums + i, sizeof sum);
                    vf32 y = to_floats((vi32)(sum - excess));
                    store(products + i, first ? load(products + i) + y : y);
                }
            }
        }
        finish(p, group, row, rows, products);
    }
}

static void product_chunk(void *arguments, int chunk, int worker)
{
    (void)worker;
    const struct product *p = arguments;
    int groups = p->matrix->outputs / GROUP;
    int first = chunk * p->groups_per_chunk;
    int last = first + p->groups_per_chunk < groups ? first + p->groups_per_chunk : groups;
    int code_rows = p->rows * CODE_ROWS(p->quantized->is_fine);
    int tiled = use_tiles(code_rows, padded_inputs(p->matrix->inputs) / STEP_INPUTS) ? 0 : -1;
    for (int group = first; group < last; group++)
        group_product(p, group, &tiled);
#ifdef HAS_TILES
    if (tiled > 0)
        _tile_release(); /* otherwise every context switch saves 8 KB more */
#endif
}
