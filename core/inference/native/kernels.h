/* Sums of products of bytes, the only code that differs by processor: weights of one byte times
   activations of one byte, summed in 32 bits. All kernels compute exact integers, so their
   results are equal: 32 bits hold 2^31 / (255 x 127) = 66,000 products.

   A group is GROUP outputs that are computed together. Its weights are in steps of STEP_INPUTS
   inputs, within a step in the order of OFFSET_IN_STEP, so that a register of weights has the
   same inputs of several outputs; the activations of these inputs are broadcast to all of them.
   Some instructions take weights without a sign: they are stored as weight + ZERO_POINT, and
   products.h subtracts ZERO_POINT times the sum of the activations.

   Fine weights have half a byte more: a weight is FINE x code + nibble - NIBBLE_ZERO. A byte of
   nibbles has those of two neighboring registers of codes, the first in its low half.

   A kernel defines: `sums_t`, a register with the sums of SUMS outputs; `weights_t`, their
   weights; `inputs_t`, the broadcast activations; multiply_add on these; and load_nibbles, or
   load_fine_weights where activations have two bytes (HAS_WIDE_CODES). */

#define GROUP 64
#define FINE 16 /* fine levels in one level of a code */
#define NIBBLE_ZERO 8

#if defined(TABWRIGHT_PORTABLE)
#define KERNEL "portable"

#elif defined(__AVX512VNNI__)
#if defined(__AMX_INT8__) && defined(__linux__)
#define HAS_TILES
#endif
#define KERNEL "avx512-vnni"
/* "vpdpbusd" in Intel's manual: four products of bytes and three additions in each lane. */
#define ZERO_POINT 128
#define STEP_INPUTS 4
#define OFFSET_IN_STEP(n, k) ((n) * 4 + (k))
#define MAX_ROWS 6    /* 24 sums and 4 weights in 32 registers */
#define VECTORS_OF(rows) 4
#define SUMS 16
typedef int8_t code_t;
typedef __m512i sums_t, weights_t, inputs_t;

ALWAYS_INLINE weights_t load_weights(const uint8_t *weights)
{
    return _mm512_loadu_si512(weights);
}

/* The nibbles of one register of codes: `half` is 0 for the low ones. */
ALWAYS_INLINE weights_t load_nibbles(const uint8_t *nibbles, int half)
{
    __m512i both = _mm512_loadu_si512(nibbles);
    return _mm512_and_si512(half ? _mm512_srli_epi16(both, 4) : both, _mm512_set1_epi8(15));
}

ALWAYS_INLINE inputs_t broadcast_inputs(const code_t *codes)
{
    int32_t four;
    memcpy(&four, codes, sizeof four);
    return _mm512_set1_epi32(four);
}

ALWAYS_INLINE sums_t multiply_add(sums_t sums, weights_t weights, inputs_t inputs)
{
    return _mm512_dpbusd_epi32(sums, weights, inputs);
}

ALWAYS_INLINE void store_sums(int32_t *p, sums_t sums)
{
    _mm512_storeu_si512(p, sums);
}

#elif defined(__AVXVNNI__)
#define KERNEL "avx-vnni"
#define ZERO_POINT 128
#define STEP_INPUTS 4
#define OFFSET_IN_STEP(n, k) ((n) * 4 + (k))
#define MAX_ROWS 4    /* 8 sums and 2 weights in 16 registers; a single row has 8 sums, too */
#define VECTORS_OF(rows) ((rows) == 1 ? 8 : (rows) == 2 ? 4 : 2)
#define SUMS 8
typedef int8_t code_t;
typedef __m256i sums_t, weights_t, inputs_t;

ALWAYS_INLINE weights_t load_weights(const uint8_t *weights)
{
    return _mm256_loadu_si256((const __m256i *)weights);
}

ALWAYS_INLINE weights_t load_nibbles(const uint8_t *nibbles, int half)
{
    __m256i both = _mm256_loadu_si256((const __m256i *)nibbles);
    return _mm256_and_si256(half ? _mm256_srli_epi16(both, 4) : both, _mm256_set1_epi8(15));
}

ALWAYS_INLINE inputs_t broadcast_inputs(const code_t *codes)
{
    int32_t four;
    memcpy(&four, codes, sizeof four);
    return _mm256_set1_epi32(four);
}

ALWAYS_INLINE sums_t multiply_add(sums_t sums, weights_t weights, inputs_t inputs)
{
    return _mm256_dpbusd_avx_epi32(sums, weights, inputs);
}

ALWAYS_INLINE void store_sums(int32_t *p, sums_t sums)
{
    _mm256_storeu_si256((__m256i *)p, sums);
}

#elif defined(__AVX2__)
#define KERNEL "avx2"
/* "vpmaddwd": two products of two bytes and one addition in each lane. The instruction for
   products of bytes ("vpmaddubsw") is of no use here: its sums of 16 bits saturate. Two bytes
   have room for fine weights and fine activations, which cost no further product. */
#define ZERO_POINT 0
#define STEP_INPUTS 2
#define OFFSET_IN_STEP(n, k) ((n) * 2 + (k))
#define MAX_ROWS 6    /* 12 sums, 2 weights, an input and a product in 16 registers */
#define VECTORS_OF(rows) ((rows) == 1 ? 8 : (rows) == 2 ? 4 : 2)
#define SUMS 8
#define HAS_WIDE_CODES
typedef int16_t code_t;
typedef __m256i sums_t, weights_t, inputs_t;

ALWAYS_INLINE weights_t load_weights(const uint8_t *weights)
{
    return _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)weights));
}

ALWAYS_INLINE weights_t load_fine_weights(const uint8_t *weights, const uint8_t *nibbles, int half)
{
    __m256i both = _mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i *)nibbles));
    __m256i low_bits = half ? _mm256_srli_epi16(both, 4)
                            : _mm256_and_si256(both, _mm256_set1_epi16(15));
    return _mm256_add_epi16(_mm256_slli_epi16(load_weights(weights), 4), low_bits);
}

ALWAYS_INLINE inputs_t broadcast_inputs(const code_t *codes)
{
    int32_t two;
    memcpy(&two, codes, sizeof two);
    return _mm256_set1_epi32(two);
}

ALWAYS_INLINE sums_t multiply_add(sums_t sums, weights_t weights, inputs_t inputs)
{
    return _mm256_add_epi32(sums, _mm256_madd_epi16(weights, inputs));
}

ALWAYS_INLINE void store_sums(int32_t *p, sums_t sums)
{
    _mm256_storeu_si256((__m256i *)p, sums);
}

#elif defined(__aarch64__) && defined(__ARM_FEATURE_DOTPROD)
#define KERNEL "neon-dotprod"
/* "sdot": four products of bytes and four additions in each lane. */
#define ZERO_POINT 0
#define STEP_INPUTS 4
#define OFFSET_IN_STEP(n, k) ((n) * 4 + (k))
#define MAX_ROWS 6    /* 24 sums, 4 weights and an input in 32 registers */
#define VECTORS_OF(rows) ((rows) == 1 ? 16 : (rows) == 2 ? 8 : 4)
#define SUMS 4
typedef int8_t code_t;
typedef int32x4_t sums_t;
typedef int8x16_t weights_t, inputs_t;

ALWAYS_INLINE weights_t load_weights(const uint8_t *weights)
{
    return vld1q_s8((const int8_t *)weights);
}

ALWAYS_INLINE weights_t load_nibbles(const uint8_t *nibbles, int half)
{
    uint8x16_t both = vld1q_u8(nibbles);
    return vreinterpretq_s8_u8(half ? vshrq_n_u8(both, 4) : vandq_u8(both, vdupq_n_u8(15)));
}

ALWAYS_INLINE inputs_t broadcast_inputs(const code_t *codes)
{
    int32_t four;
    memcpy(&four, codes, sizeof four);
    return vreinterpretq_s8_s32(vdupq_n_s32(four));
}

ALWAYS_INLINE sums_t multiply_add(sums_t sums, weights_t weights, inputs_t inputs)
{
    return vdotq_s32(sums, weights, inputs);
}

ALWAYS_INLINE void store_sums(int32_t *p, sums_t sums)
{
    vst1q_s32(p, sums);
}

#elif defined(__aarch64__)
#define KERNEL "neon"
/* "smull" and "smlal2": a product of inputs 0 and 1 plus one of inputs 2 and 3, in 16 bits, which
   hold them: 2 x 128 x 127 < 2^15. "sadalp" adds neighbors to the sums. */
#define ZERO_POINT 0
#define STEP_INPUTS 4
#define OFFSET_IN_STEP(n, k) ((n) / 4 * 16 + (k) / 2 * 8 + (n) % 4 * 2 + (k) % 2)
#define MAX_ROWS 4    /* 16 sums, 4 weights, an input and products in 32 registers */
#define VECTORS_OF(rows) ((rows) == 1 ? 16 : (rows) == 2 ? 8 : 4)
#define SUMS 4
typedef int8_t code_t;
typedef int32x4_t sums_t;
typedef int8x16_t weights_t, inputs_t;

ALWAYS_INLINE weights_t load_weights(const uint8_t *weights)
{
    return vld1q_s8((const int8_t *)weights);
}

ALWAYS_INLINE weights_t load_nibbles(const uint8_t *nibbles, int half)
{
    uint8x16_t both = vld1q_u8(nibbles);
    return vreinterpretq_s8_u8(half ? vshrq_n_u8(both, 4) : vandq_u8(both, vdupq_n_u8(15)));
}

ALWAYS_INLINE inputs_t broadcast_inputs(const code_t *codes)
{
    int16_t two[2];
    memcpy(two, codes, sizeof two);
    return vreinterpretq_s8_s16(vcombine_s16(vdup_n_s16(two[0]), vdup_n_s16(two[1])));
}

ALWAYS_INLINE sums_t multiply_add(sums_t sums, weights_t weights, inputs_t inputs)
{
    int16x8_t products = vmull_s8(vget_low_s8(weights), vget_low_s8(inputs));
    return vpadalq_s16(sums, vmlal_high_s8(products, weights, inputs));
}

ALWAYS_INLINE void store_sums(int32_t *p, sums_t sums)
{
    vst1q_s32(p, sums);
}

#else
#define TABWRIGHT_PORTABLE
#define KERNEL "portable"
#endif

/* Which part of the weights is multiplied. */
enum part { CODES, NIBBLES, BOTH };

#if defined(TABWRIGHT_PORTABLE)
/* Plain C, in loops that compilers vectorize. */
#define ZERO_POINT 0
#define STEP_INPUTS 4
#define OFFSET_IN_STEP(n, k) ((k) * GROUP + (n))
#define SUMS 32 /* half a step's weights are a register's */
#define MAX_ROWS 2
typedef int8_t code_t;

ALWAYS_INLINE void sum_row(const uint8_t *codes, const uint8_t *nibbles, const code_t *inputs,
                           int steps, enum part part, int32_t *sums)
{
    enum { HALF = GROUP * STEP_INPUTS / 2 };
    memset(sums, 0, GROUP * sizeof *sums);
    const int8_t *w = (const int8_t *)codes;
    for (int step = 0; step < steps; step++, w += 2 * HALF, inputs += STEP_INPUTS) {
        int8_t one_each[2 * HALF];
        const int8_t *x = w;
        if (part == NIBBLES) {
            for (int i = 0; i < HALF; i++) {
                one_each[i] = nibbles[step * HALF + i] & 15;
                one_each[HALF + i] = nibbles[step * HALF + i] >> 4;
            }
            x = one_each;
        }
        int16_t a = inputs[0], b = inputs[1], c = inputs[2], d = inputs[3];
        for (int n = 0; n < GROUP; n++) {
            /* Two products of bytes fit 16 bits: 2 x 128 x 127 < 2^15. */
            int16_t first = x[n] * a + x[GROUP + n] * b;
            int16_t second = x[2 * GROUP + n] * c + x[3 * GROUP + n] * d;
            sums[n] += first + second;
        }
    }
}

ALWAYS_INLINE void sum_products(const uint8_t *codes, const uint8_t *nibbles,
                                const code_t *inputs, int stride, int steps, int rows,
                                enum part part, int32_t *sums)
{
    for (int t = 0; t < rows; t++)
        sum_row(codes, nibbles, inputs + (size_t)t * stride, steps, part, sums + t * GROUP);
}
#else

ALWAYS_INLINE weights_t load_part(const uint8_t *codes, const uint8_t *nibbles, int half,
                                  enum part part)
{
#if defined(HAS_WIDE_CODES)
    return part == BOTH ? load_fine_weights(codes, nibbles, half) : load_weights(codes);
#else
    return part == NIBBLES ? load_nibbles(nibbles, half) : load_weights(codes);
#endif
}

/* The sums of `rows` rows for `vectors` registers of outputs. */
ALWAYS_INLINE void sum_vectors(const uint8_t *codes, const uint8_t *nibbles,
                               const code_t *inputs, int stride, int steps, int rows, int vectors,
                               enum part part, int32_t *sums)
{
    sums_t total[MAX_ROWS][GROUP / SUMS];
    UNROLL_LOOP
    for (int t = 0; t < rows; t++)
        UNROLL_LOOP
        for (int v = 0; v < vectors; v++)
            total[t][v] = (sums_t){0};
    for (int step = 0; step < steps; step++) {
        weights_t w[GROUP / SUMS];
        UNROLL_LOOP
        for (int v = 0; v < vectors; v++)
            w[v] = load_part(codes + (step * GROUP + v * SUMS) * STEP_INPUTS,
                             nibbles + (step * GROUP / 2 + v / 2 * SUMS) * STEP_INPUTS, v % 2,
                             part);
        UNROLL_LOOP
        for (int t = 0; t < rows; t++) {
            inputs_t x = broadcast_inputs(inputs + (size_t)t * stride + step * STEP_INPUTS);
            UNROLL_LOOP
            for (int v = 0; v < vectors; v++)
                total[t][v] = multiply_add(total[t][v], w[v], x);
        }
    }
    UNROLL_LOOP
    for (int t = 0; t < rows; t++)
        UNROLL_LOOP
        for (int v = 0; v < vectors; v++)
            store_sums(sums + t * GROUP + v * SUMS, total[t][v]);
}

/* The sums of `rows` rows for one group: int32 [rows][GROUP]. */
ALWAYS_INLINE void sum_products(const uint8_t *codes, const uint8_t *nibbles,
                                const code_t *inputs, int stride, int steps, int rows,
                                enum part part, int32_t *sums)
{
    for (int first = 0; first < GROUP; first += VECTORS_OF(rows) * SUMS)
        sum_vectors(codes + first * STEP_INPUTS, nibbles + first * STEP_INPUTS / 2, inputs, stride,
                    steps, rows, VECTORS_OF(rows), part, sums + first);
}
#endif

/* With a constant number of rows the sums stay in registers. */
ALWAYS_INLINE void sum_part(const uint8_t *codes, const uint8_t *nibbles, const code_t *inputs,
                            int stride, int steps, int rows, enum part part, int32_t *sums)
{
    switch (rows) {
#if MAX_ROWS >= 6
    case 6:
        sum_products(codes, nibbles, inputs, stride, steps, 6, part, sums);
        break;
    case 5:
        sum_products(codes, nibbles, inputs, stride, steps, 5, part, sums);
        break;
#endif
#if MAX_ROWS >= 4
    case 4:
        sum_products(codes, nibbles, inputs, stride, steps, 4, part, sums);
        break;
    case 3:
        sum_products(codes, nibbles, inputs, stride, steps, 3, part, sums);
        break;
#endif
    case 2:
        sum_products(codes, nibbles, inputs, stride, steps, 2, part, sums);
        break;
    default:
        sum_products(codes, nibbles, inputs, stride, steps, 1, part, sums);
    }
}

static void sum_codes(const uint8_t *codes, const code_t *inputs, int stride, int steps, int rows,
                      int32_t *sums)
{
    /* An address that is never read: the compilers cannot know that of none. */
    sum_part(codes, codes, inputs, stride, steps, rows, CODES, sums);
}

#if defined(HAS_WIDE_CODES)
static void sum_fine_weights(const uint8_t *codes, const uint8_t *nibbles, const code_t *inputs,
                             int stride, int steps, int rows, int32_t *sums)
{
    sum_part(codes, nibbles, inputs, stride, steps, rows, BOTH, sums);
}
#else
/* Make sums of codes those of fine weights; without a sign, since a part of a result may exceed
   32 bits where the whole does not. */
static void add_nibbles(const uint8_t *nibbles, const code_t *inputs, int stride, int steps,
                        int rows, int32_t *sums)
{
    int32_t added[MAX_ROWS * GROUP];
    sum_part(nibbles, nibbles, inputs, stride, steps, rows, NIBBLES, added);
    for (int i = 0; i < rows * GROUP; i++)
        sums[i] = (int32_t)(FINE * (uint32_t)sums[i] + (uint32_t)added[i]);
}

static void sum_fine_weights(const uint8_t *codes, const uint8_t *nibbles, const code_t *inputs,
                             int stride, int steps, int rows, int32_t *sums)
{
    sum_codes(codes, inputs, stride, steps, rows, sums);
    add_nibbles(nibbles, inputs, stride, steps, rows, sums);
}
#endif

ALWAYS_INLINE void store_codes(code_t *p, vi32 x)
{
#if defined(HAS_WIDE_CODES)
    store_i16(p, x);
#else
    store_i8(p, x);
#endif
}
