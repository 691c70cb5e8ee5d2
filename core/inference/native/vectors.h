/* Float arithmetic on as many lanes as a register has, in the compiler's own vector types: the
   same source for every processor. It is compiled with -ffp-contract=off, so that products and
   sums are fused where this source says fmadd and nowhere else, and sums over a row have one
   order: all kernels on processors with fused operations and half precision, which are all but the
   portable one, give the same bits, whatever the compiler. */

#include <stdint.h>
#if defined(__x86_64__) || defined(_M_X64)
#include <immintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

#if defined(__AVX512F__)
#define LANES 16
#define LANE_INDEX ((vi32){0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
#elif defined(__AVX__)
#define LANES 8
#define LANE_INDEX ((vi32){0, 1, 2, 3, 4, 5, 6, 7})
#else
#define LANES 4
#define LANE_INDEX ((vi32){0, 1, 2, 3})
#endif

#if defined(__clang__)
#define UNROLL_LOOP _Pragma("clang loop unroll(full)")
#else
#define UNROLL_LOOP _Pragma("GCC unroll 16")
#endif
#define ALWAYS_INLINE static inline __attribute__((always_inline))

typedef float vf32 __attribute__((vector_size(4 * LANES)));
typedef float vf32_unaligned __attribute__((vector_size(4 * LANES), aligned(4), may_alias));
typedef int32_t vi32 __attribute__((vector_size(4 * LANES)));
typedef uint32_t vu32 __attribute__((vector_size(4 * LANES)));
typedef int32_t vi32_unaligned __attribute__((vector_size(4 * LANES), aligned(4), may_alias));
typedef int16_t vi16_unaligned __attribute__((vector_size(2 * LANES), aligned(1), may_alias));
typedef int8_t vi8_unaligned __attribute__((vector_size(LANES), aligned(1), may_alias));

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

/* a where the mask is set (all bits of a lane, as comparisons return it), b elsewhere. Not
   "select", which is a function of POSIX. */
static inline vf32 vselect(vi32 mask, vf32 a, vf32 b)
{
    return (vf32)((mask & (vi32)a) | (~mask & (vi32)b));
}

static inline vf32 vmax(vf32 a, vf32 b)
{
#if defined(__AVX512F__)
    return (vf32)_mm512_max_ps((__m512)a, (__m512)b);
#elif defined(__AVX__)
    return (vf32)_mm256_max_ps((__m256)a, (__m256)b);
#else
    return vselect(a > b, a, b);
#endif
}

/* a * b + c, rounded once where the processor can. */
static inline vf32 fmadd(vf32 a, vf32 b, vf32 c)
{
#if defined(__AVX512F__)
    return (vf32)_mm512_fmadd_ps((__m512)a, (__m512)b, (__m512)c);
#elif defined(__FMA__)
    return (vf32)_mm256_fmadd_ps((__m256)a, (__m256)b, (__m256)c);
#elif defined(__aarch64__)
    return (vf32)vfmaq_f32((float32x4_t)c, (float32x4_t)a, (float32x4_t)b);
#else
    return a * b + c;
#endif
}

/* x with its lanes in another order. */
#if defined(__clang__)
#define SHUFFLE(x, ...) __builtin_shufflevector(x, x, __VA_ARGS__)
#else
#define SHUFFLE(x, ...) __builtin_shuffle(x, (vi32){__VA_ARGS__})
#endif
/* Rotations by 8, 4, 2 and 1 lanes: one after the other they combine all lanes. */
#if LANES == 16
#define ROTATE_8(x) SHUFFLE(x, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7)
#define ROTATE_4(x) SHUFFLE(x, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11)
#define ROTATE_2(x) SHUFFLE(x, 2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13)
#define ROTATE_1(x) SHUFFLE(x, 1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14)
#elif LANES == 8
#define ROTATE_4(x) SHUFFLE(x, 4, 5, 6, 7, 0, 1, 2, 3)
#define ROTATE_2(x) SHUFFLE(x, 2, 3, 0, 1, 6, 7, 4, 5)
#define ROTATE_1(x) SHUFFLE(x, 1, 0, 3, 2, 5, 4, 7, 6)
#else
#define ROTATE_2(x) SHUFFLE(x, 2, 3, 0, 1)
#define ROTATE_1(x) SHUFFLE(x, 1, 0, 3, 2)
#endif

/* Leaves in each lane the sum of all lanes at an even distance from it. */
#if LANES == 16
#define ADD_EVEN(x) (x += ROTATE_8(x), x += ROTATE_4(x), x += ROTATE_2(x))
#elif LANES == 8
#define ADD_EVEN(x) (x += ROTATE_4(x), x += ROTATE_2(x))
#else
#define ADD_EVEN(x) (x += ROTATE_2(x))
#endif

/* A sum over a row, in SUM_LANES partial sums on any processor: floats i, i + SUM_LANES, ... are
   added to partial sum i, so the order of additions does not depend on LANES. */
#define SUM_LANES 16
#define SUM_VECTORS (SUM_LANES / LANES)
typedef struct {
    vf32 v[SUM_VECTORS];
} row_sum;

static inline float hsum(row_sum s)
{
#if LANES == 4
    vf32 x = (s.v[0] + s.v[2]) + (s.v[1] + s.v[3]);
#elif LANES == 8
    vf32 x = s.v[0] + s.v[1];
#else
    vf32 x = s.v[0];
#endif
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
#if LANES >= 8
    x = vmax(x, ROTATE_4(x));
#endif
    x = vmax(x, ROTATE_2(x));
    x = vmax(x, ROTATE_1(x));
    return x[0];
}

static inline vf32 vabs(vf32 x)
{
    return (vf32)((vi32)x & 0x7fffffff);
}

static inline vf32 to_floats(vi32 x)
{
    return __builtin_convertvector(x, vf32);
}

/* Store integers of -127 to 127 in a byte each. */
static inline void store_i8(int8_t *p, vi32 x)
{
#if defined(__aarch64__)
    /* The compilers convert so few lanes one by one. */
    int16x4_t narrow = vmovn_s32((int32x4_t)x);
    vst1_lane_s32((int32_t *)p, vreinterpret_s32_s8(vmovn_s16(vcombine_s16(narrow, narrow))), 0);
#else
    *(vi8_unaligned *)p = __builtin_convertvector(x, vi8_unaligned);
#endif
}

/* The same in two bytes each. */
static inline void store_i16(int16_t *p, vi32 x)
{
    *(vi16_unaligned *)p = __builtin_convertvector(x, vi16_unaligned);
}

/* The nearest integer, halves to even, of floats below 2^22: adding 1.5 x 2^23 leaves no bits
   after the point. */
static inline vi32 to_nearest_int(vf32 x)
{
    return (vi32)(x + 12582912.0f) - 0x4b400000;
}

/* e^x for x <= 0, relative error below 2e-7; e^-87 for every x below -87. Cody and Waite's
   reduction, and a Taylor polynomial on +-ln(2)/2. */
static inline vf32 vexp(vf32 x)
{
    x = vmax(x, splat(-87.0f));
    vi32 power = to_nearest_int(x * 1.44269504f);
    vf32 whole = to_floats(power);
    vf32 r = fmadd(whole, splat(-0.693359375f), x);
    r = fmadd(whole, splat(2.12194440e-4f), r);
    vf32 p = splat(1.0f / 5040);
    p = fmadd(p, r, splat(1.0f / 720));
    p = fmadd(p, r, splat(1.0f / 120));
    p = fmadd(p, r, splat(1.0f / 24));
    p = fmadd(p, r, splat(1.0f / 6));
    p = fmadd(p, r, splat(0.5f));
    p = fmadd(p, r, splat(1.0f));
    p = fmadd(p, r, splat(1.0f));
    return p * (vf32)((power + 127) << 23);
}

/* x times the fraction of a normal distribution below x; the error function by Abramowitz and
   Stegun 7.1.26, absolute error below 2e-7. */
static inline vf32 gelu(vf32 x)
{
    vf32 z = vabs(x) * 0.70710678f;
    vf32 t = 1.0f / (1.0f + 0.3275911f * z);
    vf32 p = splat(1.061405429f);
    p = fmadd(p, t, splat(-1.453152027f));
    p = fmadd(p, t, splat(1.421413741f));
    p = fmadd(p, t, splat(-0.284496736f));
    p = fmadd(p, t, splat(0.254829592f));
    vf32 tail = 0.5f * p * t * vexp(-z * z);
    return x * vselect(x < 0.0f, tail, 1.0f - tail);
}

static inline vf32 silu(vf32 x)
{
    vf32 e = vexp(-vabs(x));
    return x * vselect(x < 0.0f, e, splat(1.0f)) / (1.0f + e);
}

/* Keys and values are cached in half precision where the processor converts it: they are a
   quarter of what a token reads. */

/* What half precision cannot represent becomes its largest finite value, and NaN as well: no
   cached value may spoil a later sequence. */
static inline vf32 clamp_to_half(vf32 x)
{
    x = vselect(x < 65504.0f, x, splat(65504.0f));
    return vselect(x > -65504.0f, x, splat(-65504.0f));
}

#if defined(__F16C__) && LANES >= 8
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
#elif defined(__aarch64__)
typedef uint16_t kv_element;

static inline vf32 load_kv(const kv_element *p)
{
    return (vf32)vcvt_f32_f16(vreinterpret_f16_u16(vld1_u16(p)));
}

static inline void store_kv(kv_element *p, vf32 x)
{
    vst1_u16(p, vreinterpret_u16_f16(vcvt_f16_f32((float32x4_t)clamp_to_half(x))));
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
