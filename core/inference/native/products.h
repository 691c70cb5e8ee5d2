/* Matrix products of weights in a byte each with activations that are quantized to a byte for
   each row: integer sums (kernels.h), then the scales of the row and of the output. */

#include <math.h>

#define RESIDUAL_LEVELS 254.0f /* levels of a residual in one level of what it is left from */

struct matrix {
    int inputs;        /* K */
    int outputs;       /* N, padded to groups */
    uint8_t *codes;    /* [N / 64][K / STEP_INPUTS][64 x STEP_INPUTS], see OFFSET_IN_STEP */
    uint8_t *residual; /* the error of quantizing to codes, quantized itself; or NULL */
    float *scales;     /* [N] */
    float *bias;       /* [N], zeros where there is none */
};

/* Activations quantized for a product, each row with a scale. */
struct quantized_rows {
    code_t *codes; /* [rows][stride], -127 to 127 */
    int stride;
    float *scales;
    int32_t *sums; /* of the codes of a row */
};

enum epilogue { STORE, ADD, GELU };

struct product {
    const struct matrix *matrix;
    const struct quantized_rows *quantized;
    const struct quantized_rows *residual; /* the error of quantizing, quantized itself; or NULL */
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

static inline int num_steps(const struct matrix *matrix)
{
    return padded_inputs(matrix->inputs) / STEP_INPUTS;
}

static inline size_t group_bytes(const struct matrix *matrix)
{
    return (size_t)padded_inputs(matrix->inputs) * GROUP;
}

/* Copy weights (K, N), as they are in a light copy, to the outputs from `first` on of a matrix's
   codes or residual. `is_signed`: whether they are signed there, or stored as weight + 128. */
static void put_weights(const struct matrix *matrix, uint8_t *codes, const uint8_t *bytes,
                        int outputs, int first, int is_signed)
{
    uint8_t flip = is_signed == (ZERO_POINT != 0) ? 128 : 0;
    for (int k = 0; k < matrix->inputs; k++) {
        const uint8_t *row = bytes + (size_t)k * outputs;
        uint8_t *step = codes + (size_t)(k / STEP_INPUTS) * GROUP * STEP_INPUTS;
        for (int n = 0; n < outputs; n++) {
            int output = first + n;
            step[output / GROUP * group_bytes(matrix) +
                 OFFSET_IN_STEP(output % GROUP, k % STEP_INPUTS)] = row[n] ^ flip;
        }
    }
}

/* Quantize a row of K floats, padded with zeros. */
static void quantize_row(const float *x, int size, struct quantized_rows *quantized,
                         struct quantized_rows *residual, int row)
{
    vf32 maximum = splat(0);
    for (int i = 0; i < size; i += LANES)
        maximum = vmax(maximum, vabs(load(x + i)));
    float scale = hmax(maximum) / 127.0f;
    float inverse = scale > 1e-30f ? 1.0f / scale : 0.0f; /* zeros stay zeros with any scale */
    code_t *codes = quantized->codes + (size_t)row * quantized->stride;
    code_t *residual_codes = residual ? residual->codes + (size_t)row * residual->stride : NULL;
    vi32 total = {0}, residual_total = {0};
    for (int i = 0; i < size; i += LANES) {
        vf32 exact = load(x + i) * inverse;
        vi32 code = to_nearest_int(exact);
        total += code;
        store_codes(codes + i, code);
        if (residual) {
            vi32 left = to_nearest_int((exact - to_floats(code)) * RESIDUAL_LEVELS);
            residual_total += left;
            store_codes(residual_codes + i, left);
        }
    }
    quantized->scales[row] = scale;
    quantized->sums[row] = hsum_i32(total);
    if (residual) {
        residual->scales[row] = scale / RESIDUAL_LEVELS;
        residual->sums[row] = hsum_i32(residual_total);
    }
}

/* Apply the scales of rows and outputs, the bias and the epilogue. */
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
            vf32 y = to_floats(exact - excess) * scale;
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

/* Compute all rows times one group. `tiled`: for how many rows the tiles are configured, 0 before
   the first time; -1 where they are not used. */
static void group_product(const struct product *p, const uint8_t *codes, int group, int steps,
                          const struct quantized_rows *x, float unit, enum epilogue epilogue,
                          int has_bias, int *tiled)
{
    int32_t sums[TILE_ROWS * GROUP] __attribute__((aligned(64)));
    int max_rows = *tiled < 0 ? MAX_ROWS : TILE_ROWS;
    for (int row = 0; row < p->rows; row += max_rows) {
        int rows = p->rows - row < max_rows ? p->rows - row : max_rows;
        const code_t *start = x->codes + (size_t)row * x->stride;
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
        size_t offset = group * group_bytes(p->matrix);
        const uint8_t *codes = p->matrix->codes + offset;
        group_product(p, codes, group, steps, p->quantized, 1.0f, p->epilogue, 1, &tiled);
        if (p->matrix->residual)
            group_product(p, p->matrix->residual + offset, group, steps, p->quantized,
                          1 / RESIDUAL_LEVELS, ADD, 0, &tiled);
        if (p->residual)
            group_product(p, codes, group, steps, p->residual, 1.0f, ADD, 0, &tiled);
    }
#ifdef HAS_TILES
    if (tiled > 0)
        _tile_release(); /* otherwise every context switch saves 8 KB more */
#endif
}
