/* Sums of products of bytes, the only code that differs by processor: weights of one byte times
   activations of one byte, summed in 32 bits. All kernels compute exact integers, so their
   results are equal: 32 bits hold 2^31 / (255 x 127) = 66,000 products.

   A group is GROUP outputs that are computed together. Its weights are in steps of STEP_INPUTS
   inputs, within a step in the order of OFFSET_IN_STEP, so that a register of weights has the
   same inputs of several outputs; the activations of these inputs are broadcast to all of them.
   Some instructions take weights without a sign: they are stored as weight + ZERO_POINT, and
   products.h subtracts ZERO_POINT times the sum of the activations.

   A kernel defines: `sums_t`, a register with the sums of SUMS outputs; `weights_t`, their
   weights; `inputs_t`, the broadcast activations; and multiply_add on these. */

#define GROUP 64

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
#define VECTORS_OF(rows) ((rows) == 1 ? 8 : 2)
#define SUMS 8
typedef int8_t code_t;
typedef __m256i sums_t, weights_t, inputs_t;

ALWAYS_INLINE weights_t load_weights(const uint8_t *weights)
{
    return _mm256_loadu_si256((const __m256i *)weights);
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
   products of bytes ("vpmaddubsw") is of no use here: its sums of 16 bits saturate. */
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
#define VECTORS_OF(rows) ((rows) == 1 ? 16 : 4)
#define SUMS 4
typedef int8_t code_t;
typedef int32x4_t sums_t;
typedef int8x16_t weights_t, inputs_t;

ALWAYS_INLINE weights_t load_weights(const uint8_t *weights)
{
    return vld1q_s8((const int8_t *)weights);
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
#define VECTORS_OF(rows) ((rows) == 1 ? 16 : 4)
#define SUMS 4
typedef int8_t code_t;
typedef int32x4_t sums_t;
typedef int8x16_t weights_t, inputs_t;

ALWAYS_INLINE weights_t load_weights(const uint8_t *weights)
{
    return vld1q_s8((const int8_t *)weights);
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

#if defined(TABWRIGHT_PORTABLE)
/* Plain C, in loops that compilers vectorize. */
#define ZERO_POINT 0
#define STEP_INPUTS 4
#define OFFSET_IN_STEP(n, k) ((k) * GROUP + (n))
#define MAX_ROWS 1
typedef int8_t code_t;

ALWAYS_INLINE void sum_products(const uint8_t *weights, const code_t *codes, int stride,
                                int steps, int rows, int32_t *sums)
{
    (void)stride;
    (void)rows;
    memset(sums, 0, GROUP * sizeof *sums);
    const int8_t *w = (const int8_t *)weights;
    for (int step = 0; step < steps; step++, w += GROUP * STEP_INPUTS, codes += STEP_INPUTS) {
        int16_t a = codes[0], b = codes[1], c = codes[2], d = codes[3];
        for (int n = 0; n < GROUP; n++) {
            /* Two products of bytes fit 16 bits: 2 x 128 x 127 < 2^15. */
            int16_t first = w[n] * a + w[GROUP + n] * b;
            int16_t second = w[2 * GROUP + n] * c + w[3 * GROUP + n] * d;
            sums[n] += first + second;
        }
    }
}
#else

/* The sums of `rows` rows for `vectors` registers of outputs. */
ALWAYS_INLINE void sum_vectors(const uint8_t *weights, const code_t *codes, int stride,
                               int steps, int rows, int vectors, int32_t *sums)
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
            w[v] = load_weights(weights + (step * GROUP + v * SUMS) * STEP_INPUTS);
        UNROLL_LOOP
        for (int t = 0; t < rows; t++) {
            inputs_t x = broadcast_inputs(codes + (size_t)t * stride + step * STEP_INPUTS);
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
ALWAYS_INLINE void sum_products(const uint8_t *weights, const code_t *codes, int stride,
                                int steps, int rows, int32_t *sums)
{
    for (int first = 0; first < GROUP; first += VECTORS_OF(rows) * SUMS)
        sum_vectors(weights + first * STEP_INPUTS, codes, stride, steps, rows, VECTORS_OF(rows),
                    sums + first);
}
#endif

static void group_sums(const uint8_t *weights, const code_t *codes, int stride, int steps,
                       int rows, int32_t *sums)
{
    /* With a constant number of rows the sums stay in registers. */
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

ALWAYS_INLINE void store_codes(code_t *p, vi32 x)
{
#if defined(HAS_WIDE_CODES)
    store_i16(p, x);
#else
    store_i8(p, x);
#endif
}
