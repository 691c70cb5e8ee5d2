/* As many numbers at a time as a register holds, in the compiler's own vectors: the same source
   for every processor, and sums in the same order whoever adds them. */

#include <stdint.h>
#if defined(__F16C__)
#include <immintrin.h>
#endif

#if defined(__AVX512F__)
#define LANES 16
#define LANE ((integers){0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
#else
#define LANES 8
#define LANE ((integers){0, 1, 2, 3, 4, 5, 6, 7})
#endif

typedef float numbers __attribute__((vector_size(4 * LANES)));
typedef float loose_numbers __attribute__((vector_size(4 * LANES), aligned(4), may_alias));
typedef int32_t integers __attribute__((vector_size(4 * LANES)));
typedef int8_t bytes __attribute__((vector_size(LANES), aligned(1), may_alias));

/* Rows are padded with zeros to a multiple of this. */
#define PAD 64
#define PADDED(n) (((n) + PAD - 1) / PAD * PAD)

static inline numbers load(const float *p)
{
    return *(const loose_numbers *)p;
}

static inline void store(float *p, numbers x)
{
    *(loose_numbers *)p = x;
}

static inline numbers all(float x)
{
    return (numbers){0} + x;
}

/* a where the mask is set (all bits of a lane, as comparisons give it), b elsewhere. */
static inline numbers choose(integers mask, numbers a, numbers b)
{
    return (numbers)((mask & (integers)a) | (~mask & (integers)b));
}

static inline numbers larger(numbers a, numbers b)
{
#if defined(__AVX512F__)
    return (numbers)_mm512_max_ps((__m512)a, (__m512)b);
#elif defined(__F16C__)
    return (numbers)_mm256_max_ps((__m256)a, (__m256)b);
#else
    return choose(a > b, a, b);
#endif
}

static inline numbers smaller(numbers a, numbers b)
{
    return -larger(-a, -b);
}

/* x, its lanes in another order. */
#if defined(__clang__)
#define SHUFFLED(x, ...) __builtin_shufflevector(x, x, __VA_ARGS__)
#else
#define SHUFFLED(x, ...) __builtin_shuffle(x, (integers){__VA_ARGS__})
#endif
/* Moved by 8, 4, 2 and 1: these steps bring all lanes together. */
#if LANES == 16
#define MOVED_8(x) SHUFFLED(x, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7)
#define MOVED_4(x) SHUFFLED(x, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11)
#define MOVED_2(x) SHUFFLED(x, 2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13)
#define MOVED_1(x) SHUFFLED(x, 1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14)
#else
#define MOVED_4(x) SHUFFLED(x, 4, 5, 6, 7, 0, 1, 2, 3)
#define MOVED_2(x) SHUFFLED(x, 2, 3, 0, 1, 6, 7, 4, 5)
#define MOVED_1(x) SHUFFLED(x, 1, 0, 3, 2, 5, 4, 7, 6)
#endif

/* Leaves in each lane the sum of all that are an even number of lanes away. */
#if LANES == 16
#define ADD_EVEN(x) (x += MOVED_8(x), x += MOVED_4(x), x += MOVED_2(x))
#else
#define ADD_EVEN(x) (x += MOVED_4(x), x += MOVED_2(x))
#endif

static inline float sum(numbers x)
{
    ADD_EVEN(x);
    return x[0] + x[1];
}

static inline int32_t sum_of_integers(integers x)
{
    ADD_EVEN(x);
    return x[0] + x[1];
}

static inline float largest(numbers x)
{
#if LANES == 16
    x = larger(x, MOVED_8(x));
#endif
    x = larger(x, MOVED_4(x));
    x = larger(x, MOVED_2(x));
    x = larger(x, MOVED_1(x));
    return x[0];
}

static inline numbers absolute(numbers x)
{
    return (numbers)((integers)x & 0x7fffffff);
}

/* The nearest integer, halves to even, of numbers below 2^22: adding 1.5 x 2^23 leaves no
   bits behind the point. */
static inline integers nearest(numbers x)
{
    return (integers)(x + 12582912.0f) - 0x4b400000;
}

/* e^x of numbers that are not positive, relative error below 2e-7; below e^-87, that. Cody
   and Waite's reduction, and a Taylor polynomial on +-ln(2)/2. */
static inline numbers exponential(numbers x)
{
    x = larger(x, all(-87.0f));
    integers power = nearest(x * 1.44269504f);
    numbers whole = __builtin_convertvector(power, numbers);
    numbers r = x - whole * 0.693359375f + whole * 2.12194440e-4f;
    numbers p = all(1.0f / 5040);
    p = p * r + 1.0f / 720;
    p = p * r + 1.0f / 120;
    p = p * r + 1.0f / 24;
    p = p * r + 1.0f / 6;
    p = p * r + 0.5f;
    p = p * r + 1.0f;
    p = p * r + 1.0f;
    return p * (numbers)((power + 127) << 23);
}

/* x times the share of a normal distribution below x; the error function by Abramowitz and
   Stegun 7.1.26, absolute error below 2e-7. */
static inline numbers gelu(numbers x)
{
    numbers z = absolute(x) * 0.70710678f;
    numbers t = 1.0f / (1.0f + 0.3275911f * z);
    numbers p = all(1.061405429f);
    p = p * t - 1.453152027f;
    p = p * t + 1.421413741f;
    p = p * t - 0.284496736f;
    p = p * t + 0.254829592f;
    numbers tail = 0.5f * p * t * exponential(-z * z);
    return x * choose(x < 0.0f, tail, 1.0f - tail);
}

static inline numbers silu(numbers x)
{
    numbers e = exponential(-absolute(x));
    return x * choose(x < 0.0f, e, all(1.0f)) / (1.0f + e);
}

/* Keys and values are kept in half precision, where the processor reads it: they are a
   quarter of what a token reads. */
/* What half precision cannot hold becomes the largest that it can, and what is no number
   one: nothing that is kept may spoil a later sequence. */
static inline numbers clamped(numbers x)
{
    x = choose(x < 65504.0f, x, all(65504.0f));
    return choose(x > -65504.0f, x, all(-65504.0f));
}

#if defined(__F16C__)
typedef uint16_t kept;

static inline numbers recall(const kept *p)
{
#if LANES == 16
    return (numbers)_mm512_cvtph_ps(_mm256_loadu_si256((const __m256i *)p));
#else
    return (numbers)_mm256_cvtph_ps(_mm_loadu_si128((const __m128i *)p));
#endif
}

static inline void keep(kept *p, numbers x)
{
    x = clamped(x);
#if LANES == 16
    _mm256_storeu_si256((__m256i *)p, _mm512_cvtps_ph((__m512)x, _MM_FROUND_TO_NEAREST_INT));
#else
    _mm_storeu_si128((__m128i *)p, _mm256_cvtps_ph((__m256)x, _MM_FROUND_TO_NEAREST_INT));
#endif
}
#else
typedef float kept;

static inline numbers recall(const kept *p)
{
    return load(p);
}

static inline void keep(kept *p, numbers x)
{
    store(p, clamped(x));
}
#endif
