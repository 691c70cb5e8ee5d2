/* What is between the products: norms, rotary positions, activations, softmax; each with its
   gradient. Plain loops that compilers turn into vectors. */

#include <math.h>

#define RMS_EPSILON 1e-6f
#define LAYER_NORM_EPSILON 1e-5f

/* Within 2e-7 of e^x, without a call, so that loops become vectors (Cephes' polynomial). */
INLINE float exponential(float x)
{
    x = x < -87.0f ? -87.0f : x;
    x = x > 88.0f ? 88.0f : x;
    float n = __builtin_rintf(x * 1.44269504088896341f);
    float f = x - n * 0.693359375f;
    f += n * 2.12194440e-4f;
    float y = 1.9875691500e-4f;
    y = y * f + 1.3981999507e-3f;
    y = y * f + 8.3334519073e-3f;
    y = y * f + 4.1665795894e-2f;
    y = y * f + 1.6666665459e-1f;
    y = y * f + 5.0000001201e-1f;
    y = y * f * f + f + 1.0f;
    union {
        int32_t bits;
        float value;
    } power = {.bits = ((int32_t)n + 127) << 23};
    return y * power.value;
}

/* The largest of a row, four vectors at a time: compilers keep the order of comparisons. */
static float row_maximum(const float *x, int64_t n)
{
    float top = x[0];
    int64_t i = 0;
    if (n >= 4 * LANES) {
        vector tops[4];
        for (int j = 0; j < 4; j++)
            tops[j] = load(x + j * LANES);
        for (i = 4 * LANES; i + 4 * LANES <= n; i += 4 * LANES)
            for (int j = 0; j < 4; j++) {
                vector next = load(x + i + j * LANES);
                vector_i is_larger = next > tops[j];
                tops[j] = (vector)(((vector_i)next & is_larger) | ((vector_i)tops[j] & ~is_larger));
            }
        for (int j = 0; j < 4; j++)
            for (int lane = 0; lane < LANES; lane++)
                top = tops[j][lane] > top ? tops[j][lane] : top;
    }
    for (; i < n; i++)
        top = x[i] > top ? x[i] : top;
    return top;
}

/* One row of a norm: y = (x - mean) / deviation x weight + bias; without a bias the root mean
   square alone (RMSNorm). */
static void norm_row(const float *x, const float *weight, const float *bias, int64_t n, float *y)
{
    float mean = 0, square = 0;
    if (bias) {
        for (int64_t i = 0; i < n; i++)
            mean += x[i];
        mean /= (float)n;
    }
    for (int64_t i = 0; i < n; i++)
        square += (x[i] - mean) * (x[i] - mean);
    float scale = 1.0f / sqrtf(square / (float)n + (bias ? LAYER_NORM_EPSILON : RMS_EPSILON));
    if (bias)
        for (int64_t i = 0; i < n; i++)
            y[i] = (x[i] - mean) * scale * weight[i] + bias[i];
    else
        for (int64_t i = 0; i < n; i++)
            y[i] = x[i] * scale * weight[i];
}

/* dx (+)= the gradient of that; adds to those of weight and bias. */
static void norm_row_gradient(
    const float *x, const float *weight, int is_layer_norm, int64_t n, const float *dy, float *dx,
    int adds, float *weight_gradient, float *bias_gradient)
{
    float mean = 0, square = 0;
    if (is_layer_norm) {
        for (int64_t i = 0; i < n; i++)
            mean += x[i];
        mean /= (float)n;
    }
    for (int64_t i = 0; i < n; i++)
        square += (x[i] - mean) * (x[i] - mean);
    float epsilon = is_layer_norm ? LAYER_NORM_EPSILON : RMS_EPSILON;
    float scale = 1.0f / sqrtf(square / (float)n + epsilon);
    float along = 0, flat = 0;
    for (int64_t i = 0; i < n; i++) {
        float normal = (x[i] - mean) * scale;
        weight_gradient[i] += dy[i] * normal;
        along += dy[i] * weight[i] * normal;
    }
    if (is_layer_norm)
        for (int64_t i = 0; i < n; i++) {
            bias_gradient[i] += dy[i];
            flat += dy[i] * weight[i];
        }
    along /= (float)n;
    flat /= (float)n;
    if (adds)
        for (int64_t i = 0; i < n; i++)
            dx[i] += scale * (dy[i] * weight[i] - flat - (x[i] - mean) * scale * along);
    else
        for (int64_t i = 0; i < n; i++)
            dx[i] = scale * (dy[i] * weight[i] - flat - (x[i] - mean) * scale * along);
}

/* Turn each pair (i, i + n / 2) by the angle of a position; direction -1 turns back. */
static void rotate_row(
    float *restrict x, const float *restrict cosine, const float *restrict sine, int64_t n,
    float direction)
{
    int64_t half = n / 2;
    float *restrict second = x + half;
    for (int64_t i = 0; i < half; i++) {
        float a = x[i], b = second[i], s = direction * sine[i];
        x[i] = a * cosine[i] - b * s;
        second[i] = b * cosine[i] + a * s;
    }
}

/* silu(gate) x up, elementwise. */
static void gate_row(
    const float *restrict gate, const float *restrict up, int64_t n, float *restrict out)
{
    for (int64_t i = 0; i < n; i++)
        out[i] = gate[i] / (1.0f + exponential(-gate[i])) * up[i];
}

/* Replaces gate and up by their gradients; `out` holds the gradient of silu(gate) x up, and gets
   silu(gate) x up again. */
static void gate_row_gradient(
    float *restrict gate, float *restrict up, int64_t n, float *restrict out)
{
    for (int64_t i = 0; i < n; i++) {
        float g = gate[i], u = up[i], d = out[i];
        float sigmoid = 1.0f / (1.0f + exponential(-g));
        float silu = g * sigmoid;
        out[i] = silu * u;
        up[i] = d * silu;
        gate[i] = d * u * (sigmoid + silu * (1.0f - sigmoid));
    }
}

/* 1 + erf(x / sqrt 2) within 3e-7 (Abramowitz and Stegun 7.1.26), and e^(-x^2 / 2). */
INLINE float twice_normal(float x, float *density)
{
    float z = fabsf(x) * 0.70710678118654752f;
    float t = 1.0f / (1.0f + 0.3275911f * z);
    float e = exponential(-z * z);
    float tail = t * (0.254829592f +
                      t * (-0.284496736f +
                           t * (1.421413741f + t * (-1.453152027f + t * 1.061405429f)))) * e;
    *density = e;
    return x < 0 ? tail : 2.0f - tail;
}

/* The exact GELU. */
static void gelu_row(const float *restrict up, int64_t n, float *restrict out)
{
    for (int64_t i = 0; i < n; i++) {
        float density;
        out[i] = 0.5f * up[i] * twice_normal(up[i], &density);
    }
}

/* Replaces up by its gradient; `out` holds that of GELU(up), and gets GELU(up) again. */
static void gelu_row_gradient(float *restrict up, int64_t n, float *restrict out)
{
    for (int64_t i = 0; i < n; i++) {
        float x = up[i], d = out[i], density;
        float half = 0.5f * twice_normal(x, &density);
        out[i] = x * half;
        up[i] = d * (half + x * density * 0.39894228040143268f);
    }
}

static void add_row(float *restrict y, const float *restrict x, int64_t n)
{
    for (int64_t i = 0; i < n; i++)
        y[i] += x[i];
}

/* Logits of one row to gradients of its cross-entropy, times `factor`; returns the cross-entropy. */
static float loss_row(float *restrict logits, int64_t n, int64_t target, float factor)
{
    float top = row_maximum(logits, n), sum = 0;
    float expected = logits[target] - top;
    for (int64_t i = 0; i < n; i++) {
        logits[i] = exponential(logits[i] - top);
        sum += logits[i];
    }
    float scale = factor / sum;
    for (int64_t i = 0; i < n; i++)
        logits[i] *= scale;
    logits[target] -= factor;
    return logf(sum) - expected;
}
