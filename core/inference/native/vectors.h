/* As many numbers at a time as a register holds, in the compiler's own vectors: the same source
   for every processor, and sums in the same order whoever adds them. */

#include <stdint.h>
#if defined(__F16C__)
#include <immintrin.h>
#endif

#if defined(__AVX512F__)
#define LANES 16
#define LANE ((vi32){0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
#else
#define LANES 8
#define LANE ((vi32){0, 1, 2, 3, 4, 5, 6, 7})
#endif

typedef float vf32 __attribute__((vector_size(4 * LANES)));
typedef float vf32_unaligned __attribute__((vector_size(4 * LANES), aligned(4), may_alias));
typedef int32_t vi32 __attribute__((vector_size(4 * LANES)));
typedef int8_t vi8 __attribute__((vector_size(LANES), aligned(1), may_alias));

/* Rows are padded with zeros to a multiple of this. */
#define PAD 64
#define PADDED(n) (((n) + PAD - 1) / PAD * PAD)

static inline vf32 load(const float *p)
{
    return *(const vf32_unaligned *)p;
}

static inline void store(float *p, vf32 x)
{
    *(vf32_unaligned *)p = x;
}

static inline vf32 splat(float x)
{
    return (vf32){0} + x;
}

/* a where the mask is set (all bits of a lane, as comparisons give it), b elsewhere. */
static inline vf32 vselect(vi32 mask, vf32 a, vf32 b)
{
    return (vf32)((mask & (vi32)a) | (~mask & (vi32)b));
}

static inline vf32 vmax(vf32 a, vf32 b)
{
#if defined(__AVX512F__)
    return (vf32)_mm512_max_ps((__m512)a, (__m512)b);
#elif defined(__F16C__)
    return (vf32)_mm256_max_ps((__m256)a, (__m256)b);
#else
    return vselect(a > b, a, b);
#endif
}

static inline vf32 vmin(vf32 a, vf32 b)
{
    return -vmax(-a, -b);
}

/* x, its lanes in another order. */
#if defined(__clang__)
#define SHUFFLE(x, ...) __builtin_shufflevector(x, x, __VA_ARGS__)
#else
#define SHUFFLE(x, ...) __builtin_shuffle(x, (vi32){__VA_ARGS__})
#endif
/* Moved by 8, 4, 2 and 1: these steps bring all lanes together. */
#if LANES == 16
#define ROTATE_8(x) SHUFFLE(x, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7)
#define ROTATE_4(x) SHUFFLE(x, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11)
#define ROTATE_2(x) SHUFFLE(x, 2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13)
#define ROTATE_1(x) SHUFFLE(x, 1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14)
#else
#define ROTATE_4(x) SHUFFLE(x, 4, 5, 6, 7, 0, 1, 2, 3)
#define ROTATE_2(x) SHUFFLE(x, 2, 3, 0, 1, 6, 7, 4, 5)
#define ROTATE_1(x) SHUFFLE(x, 1, 0, 3, 2, 5, 4, 7, 6)
#endif

/* Leaves in each lane the sum of all that are an even number of lanes away. */
#if LANES == 16
#define ADD_EVEN(x) (x += ROTATE_8(x), x += ROTATE_4(x), x += ROTATE_2(x))
#else
#define ADD_EVEN(x) (x += ROTATE_4(x), x += ROTATE_2(x))
#endif

static inline float sum(vf32 x)
{
    ADD_EVEN(x);
    return x[0] + x[1];
}

static inline int32_t hsum_i32(vi32 x)
{
    ADD_EVEN(x);
    return x[0] + x[1];
}

static inline float hmax(vf32 x)
{
#if LANES == 16
    x = vmax(x, ROTATE_8(x));
#endif
    x = vmax(x, ROTATE_4(x));
    x = vmax(x, ROTATE_2(x));
    x = vmax(x, ROTATE_1(x));
    return x[0];
}

static inline vf32 vabs(vf32 x)
{
    return (vf32)((vi32)x & 0x7fffffff);
}

/* The nearest integer, halves to even, of numbers below 2^22: adding 1.5 x 2^23 leaves no
   bits behind the point. */
static inline vi32 to_nearest_int(vf32 x)
{
    return (vi32)(x + 12582912.0f) - 0x4b400000;
}

/* e^x of numbers that are not positive, relative error below 2e-7; below e^-87, that. Cody
   and Waite's reduction, and a Taylor polynomial on +-ln(2)/2. */
static inline vf32 vexp(vf32 x)
{
    x = vmax(x, splat(-87.0f));
    vi32 power = to_nearest_int(x * 1.44269504f);
    vf32 whole = __builtin_convertvector(power, vf32);
    vf32 r = x - whole * 0.693359375f + whole * 2.12194440e-4f;
    vf32 p = splat(1.0f / 5040);
    p = p * r + 1.0f / 720;
    p = p * r + 1.0f / 120;
    p = p * r + 1.0f / 24;
    p = p * r + 1.0f / 6;
    p = p * r + 0.5f;
    p = p * r + 1.0f;
    p = p * r + 1.0f;
    return p * (vf32)((power + 127) << 23);
}

/* x times the share of a normal distribution below x; the error function by Abramowitz and
   Stegun 7.1.26, absolute error below 2e-7. */
static inline vf32 gelu(vf32 x)
{
    vf32 z = vabs(x) * 0.70710678f;
    vf32 t = 1.0f / (1.0f + 0.3275911f * z);
    vf32 p = splat(1.061405429f);
    p = p * t - 1.453152027f;
    p = p * t + 1.421413741f;
    p = p * t - 0.284496736f;
    p = p * t + 0.254829592f;
    vf32 tail = 0.5f * p * t * vexp(-z * z);
    return x * vselect(x < 0.0f, tail, 1.0f - tail);
}

static inline vf32 silu(vf32 x)
{
    vf32 e = vexp(-vabs(x));
    return x * vselect(x < 0.0f, e, splat(1.0f)) / (1.0f + e);
}

/* Keys and values are kept in half precision, where the processor reads it: they are a
   quarter of what a token reads. */
/* What half precision cannot hold becomes the largest that it can, and what is no number
   one: nothing that is kept may spoil a later sequence. */
static inline vf32 clamp_to_half(vf32 x)
{
    x = vselect(x < 65504.0f, x, splat(65504.0f));
    return vselect(x > -65504.0f, x, splat(-65504.0f));
}

#if defined(__F16C__)
typedef uint16_t kv_element;

static inline vf32 load_kv(const kv_element *p)
{
#if LANES == 16
    return (vf32)_mm512_cvtph_ps(_mm256_loadu_si256((const __m256i *)p));
#else
    return (vf32)_mm256_cvtph_ps(_mm_loadu_si128((const __m128i *)p));
#endif
}

static inline void store_kv(kv_element *p, vf32 x)
{
    x = clamp_to_half(x);
#if LANES == 16
    _mm256_storeu_si256((__m256i *)p, _mm512_cvtps_ph((__m512)x, _MM_FROUND_TO_NEAREST_INT));
#else
    _mm_storeu_si128((__m128i *)p, _mm256_cvtps_ph((__m256)x, _MM_FROUND_TO_NEAREST_INT));
#endif
}
#else
typedef float kv_element;

static inline vf32 load_kv(const kv_element *p)
{
    return load(p);
}

static inline void store_kv(kv_element *p, vf32 x)
{
    store(p, clamp_to_half(x));
}
#endif
