/* Loss and gradients of a batch in float32 on processors, both layouts of core/model/gpt.py.

   The windows of a batch pass in parts, so that what is kept for the backward pass is bounded by
   the part and not by the batch. Each step of a part is divided among the threads in pieces of a
   fixed size, and every sum has a fixed order: the result does not depend on the number of threads.

   Letters in shapes: R rows (tokens) of a part, C width, H heads, K key and value heads, D head
   size, F feed-forward width, V vocabulary. */

#include "../../inference/native/platform.h"

#define MAX_WORKERS 63
#include "../../inference/native/pool.h"

#include "products.h"

#include "layers.h"

#include "attention.h"

#define ROWS 132      /* of a piece; a multiple of MR of every kernel */
#define OUT_ROWS 132  /* of a weight's gradient in a piece */
#define HEAD_ROWS 1024 /* whose logits are held */

struct shape {
    int32_t is_gpt2, vocabulary, context, layers, heads, kv_heads, head_dim, width, ffn;
};

/* The tensors of a block; NULL where the layout has none. A fused matrix gives three pointers. */
struct block {
    float *attention_norm, *attention_norm_bias, *query, *key, *value, *qkv_bias, *query_norm,
        *key_norm, *output, *output_bias, *ffn_norm, *ffn_norm_bias, *gate, *up, *up_bias, *down,
        *down_bias;
};

struct ends {
    float *embedding, *positions, *final_norm, *final_norm_bias, *head, *head_bias;
};

/* What the backward pass needs of one layer. */
struct kept {
    float *in, *qkv, *mixed, *middle, *gate, *up, *sums;
};

struct training;
typedef void (*training_task)(struct training *t, int chunk, int worker);

struct training {
    struct shape shape;
    int64_t max_rows, max_windows;
    int64_t n_qkv; /* (H + 2 K) D */
    struct pool pool;
    training_task task;
    const float *rotary; /* 2 x context x D / 2 */
    struct block *weights, *gradients;
    struct ends ends, end_gradients;
    struct kept *kept;
    float *memory;
    size_t memory_size;
    /* Packed matrices: of one layer in both directions, and of the head. */
    float *packed, *head_forward, *head_backward;
    /* Of one part. */
    float *out, *features, *dout, *dmiddle, *din, *rotated, *slopes, *dmixed, *acted, *normal,
        *ffn_normal, *logits, *packed_normal, *packed_mixed, *packed_ffn_normal, *packed_acted,
        *norm_sums, *scratch;
    int64_t scratch_size, norm_sums_size;
    double *losses;
    const int64_t *ids, *targets;
    int64_t rows, windows, tokens; /* rows = windows x tokens */
    float factor;
    int layer, is_backward;
    int64_t first, piece_rows; /* the rows whose logits are held */
};

/* --- numbers too small for a float's normal form ------------------------------------------------ */

/* Softmax gives many; processors take a hundred times as long for each. They count as zero here. */
#if defined(__SSE2__)
#include <immintrin.h>
static unsigned flush_small(void)
{
    unsigned before = _mm_getcsr();
    _mm_setcsr(before | 0x8040);
    return before;
}
static void restore_small(unsigned before)
{
    _mm_setcsr(before);
}
#elif defined(__aarch64__) && defined(__GNUC__)
static unsigned long flush_small(void)
{
    unsigned long before;
    __asm__ volatile("mrs %0, fpcr" : "=r"(before));
    __asm__ volatile("msr fpcr, %0" : : "r"(before | 1ul << 24));
    return before;
}
static void restore_small(unsigned long before)
{
    __asm__ volatile("msr fpcr, %0" : : "r"(before));
}
#else
static int flush_small(void)
{
    return 0;
}
static void restore_small(int before)
{
    (void)before;
}
#endif

/* Run a task in the thread that took the chunk. */
static void run_chunk(void *pointer, int chunk, int worker)
{
    struct training *t = pointer;
    __auto_type before = flush_small();
    t->task(t, chunk, worker);
    restore_small(before);
}

static void run(struct training *t, training_task task, int chunks)
{
    t->task = task;
    pool_run(&t->pool, run_chunk, t, chunks);
}

/* --- packed weights of one layer --------------------------------------------------------------- */

struct matrix {
    const float *weight; /* out x in */
    int64_t out, in;
};

static int64_t attention_width(const struct training *t)
{
    return (int64_t)t->shape.heads * t->shape.head_dim;
}

static int64_t shared_width(const struct training *t)
{
    return (int64_t)t->shape.kv_heads * t->shape.head_dim;
}

/* Matrix i of a block: query, key, value, output, gate, up, down. */
static struct matrix block_matrix(const struct training *t, const struct block *b, int i)
{
    int64_t c = t->shape.width, f = t->shape.ffn, a = attention_width(t), s = shared_width(t);
    switch (i) {
    case 0:
        return (struct matrix){b->query, a, c};
    case 1:
        return (struct matrix){b->key, s, c};
    case 2:
        return (struct matrix){b->value, s, c};
    case 3:
        return (struct matrix){b->output, c, a};
    case 4:
        return (struct matrix){b->gate, t->shape.is_gpt2 ? 0 : f, c};
    case 5:
        return (struct matrix){b->up, f, c};
    default:
        return (struct matrix){b->down, c, f};
    }
}

#define N_MATRICES 7

/* Floats of a packed matrix in the direction that needs more. */
static int64_t packed_either(struct matrix m)
{
    int64_t forward = packed_size(m.in, m.out), backward = packed_size(m.out, m.in);
    return forward > backward ? forward : backward;
}

/* Where matrix i is in `packed`, as it multiplies inputs or gradients. */
static float *packed_matrix(const struct training *t, int i)
{
    float *place = t->packed;
    for (int other = 0; other < i; other++)
        place += packed_either(block_matrix(t, &t->weights[0], other));
    return place;
}

static void pack_layer(struct training *t, int chunk, int worker)
{
    (void)worker;
    struct matrix m = block_matrix(t, &t->weights[t->layer], chunk);
    if (!m.out)
        return;
    float *place = packed_matrix(t, chunk);
    if (t->is_backward)
        pack_all(m.weight, m.in, 0, m.out, m.in, place);
    else
        pack_all(m.weight, m.in, 1, m.in, m.out, place);
}

/* --- the pieces of a step ---------------------------------------------------------------------- */

static float *own_scratch(const struct training *t, int worker)
{
    return t->scratch + (int64_t)worker * t->scratch_size;
}

static int pieces(int64_t rows, int64_t size)
{
    return (int)((rows + size - 1) / size);
}

static void add_bias(float *rows, int64_t ld, int64_t n_rows, int64_t n, const float *bias)
{
    if (bias)
        for (int64_t i = 0; i < n_rows; i++)
            add_row(rows + i * ld, bias, n);
}

/* Normalized and turned queries and keys, and values, of some rows: (rows x (H + 2 K) D). */
static void rotate(const struct training *t, const float *qkv, int64_t first, int64_t rows)
{
    const struct block *b = &t->weights[t->layer];
    int64_t d = t->shape.head_dim, both = t->shape.heads + t->shape.kv_heads;
    for (int64_t i = first; i < first + rows; i++) {
        const float *from = qkv + i * t->n_qkv;
        float *to = t->rotated + i * t->n_qkv;
        const float *cosine = t->rotary + i % t->tokens * (d / 2);
        const float *sine = cosine + (int64_t)t->shape.context * (d / 2);
        for (int64_t h = 0; h < both; h++) {
            const float *weight = h < t->shape.heads ? b->query_norm : b->key_norm;
            norm_row(from + h * d, weight, NULL, d, to + h * d);
            rotate_row(to + h * d, cosine, sine, d, 1.0f);
        }
        memcpy(to + both * d, from + both * d, (size_t)(t->n_qkv - both * d) * sizeof(float));
    }
}

static void forward_in(struct training *t, int chunk, int worker)
{
    (void)worker;
    const struct block *b = &t->weights[t->layer];
    struct kept *kept = &t->kept[t->layer];
    int64_t c = t->shape.width, first = (int64_t)chunk * ROWS, rows = min64(ROWS, t->rows - first);
    int64_t a = attention_width(t), s = shared_width(t), ld = t->n_qkv;
    const float *in = kept->in + first * c;
    float *normal = t->normal + first * c, *qkv = kept->qkv + first * ld;
    for (int64_t i = 0; i < rows; i++)
        norm_row(in + i * c, b->attention_norm, b->attention_norm_bias, c, normal + i * c);
    multiply(rows, a, c, normal, c, packed_matrix(t, 0), qkv, ld, 0);
    multiply(rows, s, c, normal, c, packed_matrix(t, 1), qkv + a, ld, 0);
    multiply(rows, s, c, normal, c, packed_matrix(t, 2), qkv + a + s, ld, 0);
    add_bias(qkv, ld, rows, ld, b->qkv_bias);
    if (b->query_norm)
        rotate(t, kept->qkv, first, rows);
}

/* What attention reads: the turned copies, or what the layout computes directly. */
static const float *attention_input(const struct training *t)
{
    return t->weights[t->layer].query_norm ? t->rotated : t->kept[t->layer].qkv;
}

static void forward_attention(struct training *t, int chunk, int worker)
{
    struct kept *kept = &t->kept[t->layer];
    int64_t d = t->shape.head_dim, a = attention_width(t), s = shared_width(t), ld = t->n_qkv;
    int64_t window = chunk / t->shape.heads, head = chunk % t->shape.heads;
    int64_t shared = head / (t->shape.heads / t->shape.kv_heads), row = window * t->tokens;
    const float *qkv = attention_input(t) + row * ld;
    attention_forward(
        qkv + head * d, ld, qkv + a + shared * d, ld, qkv + a + s + shared * d, ld, t->tokens, d,
        kept->mixed + row * a + head * d, a, kept->sums + head * t->max_rows + row,
        own_scratch(t, worker));
}

static void forward_out(struct training *t, int chunk, int worker)
{
    (void)worker;
    const struct block *b = &t->weights[t->layer];
    struct kept *kept = &t->kept[t->layer];
    int64_t c = t->shape.width, f = t->shape.ffn, a = attention_width(t);
    int64_t first = (int64_t)chunk * ROWS, rows = min64(ROWS, t->rows - first);
    float *middle = kept->middle + first * c, *out = t->out + first * c;
    float *normal = t->normal + first * c, *acted = t->acted + first * f;
    float *gate = b->gate ? kept->gate + first * f : NULL, *up = kept->up + first * f;
    memcpy(middle, kept->in + first * c, (size_t)(rows * c) * sizeof(float));
    multiply(rows, c, a, kept->mixed + first * a, a, packed_matrix(t, 3), middle, c, 1);
    add_bias(middle, c, rows, c, b->output_bias);
    for (int64_t i = 0; i < rows; i++)
        norm_row(middle + i * c, b->ffn_norm, b->ffn_norm_bias, c, normal + i * c);
    if (gate)
        multiply(rows, f, c, normal, c, packed_matrix(t, 4), gate, f, 0);
    multiply(rows, f, c, normal, c, packed_matrix(t, 5), up, f, 0);
    add_bias(up, f, rows, f, b->up_bias);
    for (int64_t i = 0; i < rows; i++)
        if (gate)
            gate_row(gate + i * f, up + i * f, f, acted + i * f);
        else
            gelu_row(up + i * f, f, acted + i * f);
    memcpy(out, middle, (size_t)(rows * c) * sizeof(float));
    multiply(rows, c, f, acted, f, packed_matrix(t, 6), out, c, 1);
    add_bias(out, c, rows, c, b->down_bias);
}

/* Sums of norms' gradients over the rows of a piece: attention norm, its bias, feed-forward norm,
   its bias, query norm, key norm. Added up in a fixed order later. */
static float *norm_sums(const struct training *t, int chunk)
{
    return t->norm_sums + (int64_t)chunk * t->norm_sums_size;
}

static void backward_out(struct training *t, int chunk, int worker)
{
    (void)worker;
    const struct block *b = &t->weights[t->layer];
    struct kept *kept = &t->kept[t->layer];
    int64_t c = t->shape.width, f = t->shape.ffn, a = attention_width(t);
    int64_t first = (int64_t)chunk * ROWS, rows = min64(ROWS, t->rows - first);
    const float *dout = t->dout + first * c, *middle = kept->middle + first * c;
    float *dmiddle = t->dmiddle + first * c, *acted = t->acted + first * f;
    float *dnormal = t->normal + first * c;
    float *gate = b->gate ? kept->gate + first * f : NULL, *up = kept->up + first * f;
    float *sums = norm_sums(t, chunk);
    memset(sums, 0, (size_t)t->norm_sums_size * sizeof(float));
    for (int64_t i = 0; i < rows; i++)
        norm_row(
            middle + i * c, b->ffn_norm, b->ffn_norm_bias, c, t->ffn_normal + (first + i) * c);
    multiply(rows, f, c, dout, c, packed_matrix(t, 6), acted, f, 0);
    for (int64_t i = 0; i < rows; i++)
        if (gate)
            gate_row_gradient(gate + i * f, up + i * f, f, acted + i * f);
        else
            gelu_row_gradient(up + i * f, f, acted + i * f);
    multiply(rows, c, f, up, f, packed_matrix(t, 5), dnormal, c, 0);
    if (gate)
        multiply(rows, c, f, gate, f, packed_matrix(t, 4), dnormal, c, 1);
    memcpy(dmiddle, dout, (size_t)(rows * c) * sizeof(float));
    for (int64_t i = 0; i < rows; i++)
        norm_row_gradient(
            middle + i * c, b->ffn_norm, b->ffn_norm_bias != NULL, c, dnormal + i * c,
            dmiddle + i * c, 1, sums + 2 * c, sums + 3 * c);
    multiply(
        rows, a, c, dmiddle, c, packed_matrix(t, 3), t->dmixed + first * a, a, 0);
    if (b->query_norm)
        rotate(t, kept->qkv, first, rows);
}

static void backward_attention(struct training *t, int chunk, int worker)
{
    struct kept *kept = &t->kept[t->layer];
    int64_t d = t->shape.head_dim, a = attention_width(t), s = shared_width(t), ld = t->n_qkv;
    int64_t window = chunk / t->shape.kv_heads, shared = chunk % t->shape.kv_heads;
    int64_t group = t->shape.heads / t->shape.kv_heads, row = window * t->tokens;
    const float *qkv = attention_input(t) + row * ld;
    float *slopes = t->slopes + row * ld;
    for (int64_t head = shared * group; head < (shared + 1) * group; head++)
        attention_backward(
            qkv + head * d, ld, qkv + a + shared * d, ld, qkv + a + s + shared * d, ld, t->tokens,
            d, kept->mixed + row * a + head * d, t->dmixed + row * a + head * d, a,
            kept->sums + head * t->max_rows + row, slopes + head * d, ld, slopes + a + shared * d,
            slopes + a + s + shared * d, ld, head != shared * group, own_scratch(t, worker));
}

static void backward_in(struct training *t, int chunk, int worker)
{
    const struct block *b = &t->weights[t->layer];
    struct kept *kept = &t->kept[t->layer];
    int64_t c = t->shape.width, first = (int64_t)chunk * ROWS, rows = min64(ROWS, t->rows - first);
    int64_t d = t->shape.head_dim, a = attention_width(t), s = shared_width(t), ld = t->n_qkv;
    float *slopes = t->slopes + first * ld, *sums = norm_sums(t, chunk);
    const float *qkv = kept->qkv + first * ld, *in = kept->in + first * c;
    float *dnormal = own_scratch(t, worker), *din = t->din + first * c;
    if (b->query_norm)
        for (int64_t i = 0; i < rows; i++) {
            const float *cosine = t->rotary + (first + i) % t->tokens * (d / 2);
            const float *sine = cosine + (int64_t)t->shape.context * (d / 2);
            for (int64_t h = 0; h < t->shape.heads + t->shape.kv_heads; h++) {
                int is_query = h < t->shape.heads;
                float *slope = slopes + i * ld + h * d, back[256];
                rotate_row(slope, cosine, sine, d, -1.0f);
                memcpy(back, slope, (size_t)d * sizeof(float));
                norm_row_gradient(
                    qkv + i * ld + h * d, is_query ? b->query_norm : b->key_norm, 0, d, back,
                    slope, 0, sums + 4 * c + (is_query ? 0 : d), NULL);
            }
        }
    multiply(rows, c, a, slopes, ld, packed_matrix(t, 0), dnormal, c, 0);
    multiply(rows, c, s, slopes + a, ld, packed_matrix(t, 1), dnormal, c, 1);
    multiply(rows, c, s, slopes + a + s, ld, packed_matrix(t, 2), dnormal, c, 1);
    memcpy(din, t->dmiddle + first * c, (size_t)(rows * c) * sizeof(float));
    for (int64_t i = 0; i < rows; i++) {
        norm_row(
            in + i * c, b->attention_norm, b->attention_norm_bias, c, t->normal + (first + i) * c);
        norm_row_gradient(
            in + i * c, b->attention_norm, b->attention_norm_bias != NULL, c, dnormal + i * c,
            din + i * c, 1, sums, sums + c);
    }
}

/* --- gradients of weights ---------------------------------------------------------------------- */

/* What the gradient of each weight is multiplied from, packed: the inputs of its products. */
static void pack_inputs(struct training *t, int chunk, int worker)
{
    (void)worker;
    int64_t c = t->shape.width, f = t->shape.ffn, a = attention_width(t);
    const float *from[] = {t->normal, t->kept[t->layer].mixed, t->ffn_normal, t->acted};
    float *to[] = {t->packed_normal, t->packed_mixed, t->packed_ffn_normal, t->packed_acted};
    int64_t width[] = {c, a, c, f};
    int which = chunk % 4;
    int64_t first = (int64_t)(chunk / 4) * KC, n = width[which];
    pack(
        from[which] + first * n, n, min64(KC, t->rows - first), n,
        to[which] + packed_size(first, n));
}

/* One piece of the gradient of a weight (out x in): slopes' (out x R) times inputs (R x in). */
static void weight_piece(
    struct training *t, float *gradient, float *bias_gradient, int64_t out, int64_t in,
    const float *slopes, int64_t ld, const float *inputs, int64_t piece, int worker)
{
    int64_t first = piece * OUT_ROWS, rows = min64(OUT_ROWS, out - first);
    multiply_turned(
        rows, in, t->rows, slopes + first, ld, inputs, gradient + first * in, in, 1,
        own_scratch(t, worker));
    if (bias_gradient)
        for (int64_t i = 0; i < t->rows; i++)
            add_row(bias_gradient + first, slopes + i * ld + first, rows);
}

static void sum_norms(struct training *t, struct block *g)
{
    int64_t c = t->shape.width, d = t->shape.head_dim;
    float *targets[] = {g->attention_norm, g->attention_norm_bias, g->ffn_norm, g->ffn_norm_bias,
                        g->query_norm, g->key_norm};
    int64_t places[] = {0, c, 2 * c, 3 * c, 4 * c, 4 * c + d}, sizes[] = {c, c, c, c, d, d};
    for (int chunk = 0; chunk < pieces(t->rows, ROWS); chunk++)
        for (int i = 0; i < 6; i++)
            if (targets[i])
                add_row(targets[i], norm_sums(t, chunk) + places[i], sizes[i]);
}

/* Of chunk 0: the norms; of the others: a piece of a matrix, the widest first. */
static int weight_pieces(const struct training *t)
{
    int count = 1;
    for (int i = 0; i < N_MATRICES; i++)
        count += pieces(block_matrix(t, &t->weights[0], i).out, OUT_ROWS);
    return count;
}

static void weight_gradients(struct training *t, int chunk, int worker)
{
    struct block *g = &t->gradients[t->layer];
    struct kept *kept = &t->kept[t->layer];
    if (!chunk--) {
        sum_norms(t, g);
        return;
    }
    int64_t c = t->shape.width, f = t->shape.ffn, a = attention_width(t), s = shared_width(t);
    const float *slopes[] = {t->slopes, t->slopes + a, t->slopes + a + s, t->dmiddle,
                             kept->gate, kept->up, t->dout};
    int64_t strides[] = {t->n_qkv, t->n_qkv, t->n_qkv, c, f, f, c};
    const float *inputs[] = {t->packed_normal, t->packed_normal, t->packed_normal,
                             t->packed_mixed, t->packed_ffn_normal, t->packed_ffn_normal,
                             t->packed_acted};
    float *biases[] = {g->qkv_bias, g->qkv_bias ? g->qkv_bias + a : NULL,
                       g->qkv_bias ? g->qkv_bias + a + s : NULL, g->output_bias, NULL, g->up_bias,
                       g->down_bias};
    for (int i = 0; i < N_MATRICES; i++) {
        struct matrix m = block_matrix(t, g, i);
        int count = pieces(m.out, OUT_ROWS);
        if (chunk < count) {
            weight_piece(
                t, (float *)m.weight, biases[i], m.out, m.in, slopes[i], strides[i], inputs[i],
                chunk, worker);
            return;
        }
        chunk -= count;
    }
}

/* --- head and loss ----------------------------------------------------------------------------- */

static void pack_head(struct training *t, int chunk, int worker)
{
    (void)worker;
    if (chunk)
        pack_all(
            t->ends.head, t->shape.width, 0, t->shape.vocabulary, t->shape.width,
            t->head_backward);
    else
        pack_all(
            t->ends.head, t->shape.width, 1, t->shape.width, t->shape.vocabulary,
            t->head_forward);
}

static void final_norm(struct training *t, int chunk, int worker)
{
    (void)worker;
    int64_t c = t->shape.width, first = (int64_t)chunk * ROWS;
    for (int64_t i = first; i < min64(first + ROWS, t->rows); i++)
        norm_row(
            t->out + i * c, t->ends.final_norm, t->ends.final_norm_bias, c, t->features + i * c);
}

static void head_rows(struct training *t, int chunk, int worker)
{
    (void)worker;
    int64_t c = t->shape.width, v = t->shape.vocabulary, ahead = (int64_t)chunk * ROWS;
    int64_t rows = min64(ROWS, t->piece_rows - ahead), first = t->first + ahead;
    float *logits = t->logits + ahead * v;
    multiply(rows, v, c, t->features + first * c, c, t->head_forward, logits, v, 0);
    add_bias(logits, v, rows, v, t->ends.head_bias);
    for (int64_t i = 0; i < rows; i++)
        t->losses[first + i] =
            (double)loss_row(logits + i * v, v, t->targets[first + i], t->factor);
    /* The gradient of the features, in the buffer of that of the last block's output. */
    multiply(rows, c, v, logits, v, t->head_backward, t->dout + first * c, c, 0);
}

static void pack_features(struct training *t, int chunk, int worker)
{
    (void)worker;
    int64_t c = t->shape.width, first = (int64_t)chunk * KC;
    pack(
        t->features + (t->first + first) * c, c, min64(KC, t->piece_rows - first), c,
        t->packed_normal + packed_size(first, c));
}

static void head_gradient(struct training *t, int chunk, int worker)
{
    int64_t c = t->shape.width, v = t->shape.vocabulary, first = (int64_t)chunk * OUT_ROWS;
    int64_t rows = min64(OUT_ROWS, v - first);
    multiply_turned(
        rows, c, t->piece_rows, t->logits + first, v, t->packed_normal,
        t->end_gradients.head + first * c, c, 1, own_scratch(t, worker));
    if (t->end_gradients.head_bias)
        for (int64_t i = 0; i < t->piece_rows; i++)
            add_row(t->end_gradients.head_bias + first, t->logits + i * v + first, rows);
}

static void final_norm_gradient(struct training *t, int chunk, int worker)
{
    (void)worker;
    int64_t c = t->shape.width, first = (int64_t)chunk * ROWS;
    float *sums = norm_sums(t, chunk);
    memset(sums, 0, (size_t)t->norm_sums_size * sizeof(float));
    for (int64_t i = first; i < min64(first + ROWS, t->rows); i++) {
        float *row = t->dout + i * c, *copy = t->dmiddle + i * c;
        memcpy(copy, row, (size_t)c * sizeof(float));
        norm_row_gradient(
            t->out + i * c, t->ends.final_norm, t->ends.final_norm_bias != NULL, c, copy, row, 0,
            sums, sums + c);
    }
}

/* --- a part of a batch ------------------------------------------------------------------------- */

static void embed(struct training *t)
{
    int64_t c = t->shape.width;
    for (int64_t i = 0; i < t->rows; i++) {
        float *row = t->kept[0].in + i * c;
        memcpy(row, t->ends.embedding + t->ids[i] * c, (size_t)c * sizeof(float));
        if (t->ends.positions)
            add_row(row, t->ends.positions + i % t->tokens * c, c);
    }
}

static void embedding_gradient(struct training *t)
{
    int64_t c = t->shape.width;
    for (int64_t i = 0; i < t->rows; i++) {
        add_row(t->end_gradients.embedding + t->ids[i] * c, t->dout + i * c, c);
        if (t->end_gradients.positions)
            add_row(t->end_gradients.positions + i % t->tokens * c, t->dout + i * c, c);
    }
}

static void head_pass(struct training *t)
{
    int row_pieces = pieces(t->rows, ROWS);
    run(t, final_norm, row_pieces);
    for (t->first = 0; t->first < t->rows; t->first += HEAD_ROWS) {
        t->piece_rows = min64(HEAD_ROWS, t->rows - t->first);
        run(t, head_rows, pieces(t->piece_rows, ROWS));
        run(t, pack_features, pieces(t->piece_rows, KC));
        run(t, head_gradient, pieces(t->shape.vocabulary, OUT_ROWS));
    }
    run(t, final_norm_gradient, row_pieces);
    for (int chunk = 0; chunk < row_pieces; chunk++) {
        add_row(t->end_gradients.final_norm, norm_sums(t, chunk), t->shape.width);
        if (t->end_gradients.final_norm_bias)
            add_row(
                t->end_gradients.final_norm_bias, norm_sums(t, chunk) + t->shape.width,
                t->shape.width);
    }
}

static void layer_forward(struct training *t)
{
    int row_pieces = pieces(t->rows, ROWS);
    run(t, pack_layer, N_MATRICES);
    run(t, forward_in, row_pieces);
    run(t, forward_attention, (int)t->windows * t->shape.heads);
    t->out = t->layer + 1 < t->shape.layers ? t->kept[t->layer + 1].in
                                            : t->features + t->max_rows * t->shape.width;
    run(t, forward_out, row_pieces);
}

static void layer_backward(struct training *t)
{
    int row_pieces = pieces(t->rows, ROWS);
    run(t, pack_layer, N_MATRICES);
    run(t, backward_out, row_pieces);
    run(t, backward_attention, (int)t->windows * t->shape.kv_heads);
    run(t, backward_in, row_pieces);
    run(t, pack_inputs, 4 * pieces(t->rows, KC));
    run(t, weight_gradients, weight_pieces(t));
    float *din = t->din;
    t->din = t->dout;
    t->dout = din;
}

/* --- what Python calls ------------------------------------------------------------------------- */

EXPORT int64_t tabwright_training_shape_size(void)
{
    return (int64_t)(sizeof(struct shape) + sizeof(struct block) + sizeof(struct ends));
}

static int64_t aligned(int64_t floats)
{
    return (floats + 31) / 32 * 32;
}

/* Gives out the memory; with memory NULL only counts it. */
static float *take(float **memory, int64_t *total, int64_t floats)
{
    float *given = *memory;
    *total += aligned(floats);
    if (*memory)
        *memory += aligned(floats);
    return given;
}

static int64_t lay_out(struct training *t, float *memory)
{
    const struct shape *s = &t->shape;
    int64_t total = 0, r = t->max_rows, c = s->width, f = s->ffn, v = s->vocabulary;
    int64_t a = attention_width(t), qkv = t->n_qkv, packed = 0;
    for (int i = 0; i < N_MATRICES; i++) {
        struct matrix m = block_matrix(t, &t->weights[0], i);
        packed += packed_either(m);
    }
    for (int layer = 0; layer < s->layers; layer++) {
        struct kept *kept = &t->kept[layer];
        kept->in = take(&memory, &total, r * c);
        kept->qkv = take(&memory, &total, r * qkv);
        kept->mixed = take(&memory, &total, r * a);
        kept->middle = take(&memory, &total, r * c);
        kept->gate = take(&memory, &total, s->is_gpt2 ? 0 : r * f);
        kept->up = take(&memory, &total, r * f);
        kept->sums = take(&memory, &total, r * s->heads);
    }
    t->packed = take(&memory, &total, packed);
    t->head_forward = take(&memory, &total, packed_size(c, v));
    t->head_backward = take(&memory, &total, packed_size(v, c));
    t->features = take(&memory, &total, 2 * r * c); /* and the last block's output */
    t->dout = take(&memory, &total, r * c);
    t->dmiddle = take(&memory, &total, r * c);
    t->din = take(&memory, &total, r * c);
    t->rotated = take(&memory, &total, s->is_gpt2 ? 0 : r * qkv);
    t->slopes = take(&memory, &total, r * qkv);
    t->dmixed = take(&memory, &total, r * a);
    t->acted = take(&memory, &total, r * f);
    t->normal = take(&memory, &total, r * c);
    t->ffn_normal = take(&memory, &total, r * c);
    t->logits = take(&memory, &total, min64(r, HEAD_ROWS) * v);
    t->packed_normal = take(&memory, &total, packed_size(r, c));
    t->packed_mixed = take(&memory, &total, packed_size(r, a));
    t->packed_ffn_normal = take(&memory, &total, packed_size(r, c));
    t->packed_acted = take(&memory, &total, packed_size(r, f));
    t->norm_sums_size = aligned(4 * c + 2 * s->head_dim);
    t->norm_sums = take(&memory, &total, pieces(r, ROWS) * t->norm_sums_size);
    int64_t scratch = attention_scratch(min64(s->context, r), s->head_dim);
    int64_t others = KC * (OUT_ROWS + MR) > ROWS * c ? KC * (OUT_ROWS + MR) : ROWS * c;
    t->scratch_size = aligned(scratch > others ? scratch : others);
    t->scratch = take(&memory, &total, t->scratch_size * (t->pool.n_workers + 1));
    t->losses = (double *)take(&memory, &total, 2 * r);
    return total;
}

EXPORT void tabwright_training_close(struct training *t);

/* Room for parts of `max_rows` tokens; NULL where the system grants no memory. */
EXPORT struct training *tabwright_training_open(
    const struct shape *shape, int threads, int64_t max_rows)
{
    /* Pages, since calloc does not align as the pool asks for. */
    struct training *t = allocate_pages(sizeof *t);
    if (!t)
        return NULL;
    t->shape = *shape;
    t->max_rows = max_rows;
    t->n_qkv = attention_width(t) + 2 * shared_width(t);
    size_t blocks = (size_t)shape->layers;
    t->weights = calloc(blocks, sizeof *t->weights);
    t->gradients = calloc(blocks, sizeof *t->gradients);
    t->kept = calloc(blocks, sizeof *t->kept);
    pool_start(&t->pool, threads - 1);
    if (t->weights && t->gradients && t->kept) {
        t->memory_size = (size_t)lay_out(t, NULL) * sizeof(float);
        t->memory = allocate_pages(t->memory_size);
    }
    if (!t->memory) {
        tabwright_training_close(t);
        return NULL;
    }
    lay_out(t, t->memory);
    return t;
}

EXPORT void tabwright_training_close(struct training *t)
{
    pool_stop(&t->pool);
    if (t->memory)
        free_pages(t->memory, t->memory_size);
    free(t->weights);
    free(t->gradients);
    free(t->kept);
    free_pages(t, sizeof *t);
}

/* Begin a batch whose mean loss is over 1 / factor tokens: where weights are and gradients go; a
   struct block for each layer. `rotary`: 2 x context x D / 2. The weights must not change before
   the last part; gradients are added to. */
EXPORT void tabwright_training_begin(
    struct training *t, const float *rotary, const struct block *weights, const struct ends *ends,
    const struct block *gradients, const struct ends *end_gradients, float factor)
{
    size_t blocks = (size_t)t->shape.layers;
    memcpy(t->weights, weights, blocks * sizeof *weights);
    memcpy(t->gradients, gradients, blocks * sizeof *gradients);
    t->rotary = rotary;
    t->ends = *ends;
    t->end_gradients = *end_gradients;
    t->factor = factor;
    pool_begin_pass(&t->pool);
    run(t, pack_head, 2);
    pool_end_pass(&t->pool);
}

/* Add the gradients of some windows; returns the sum of their losses. */
EXPORT double tabwright_training_part(
    struct training *t, const int64_t *ids, const int64_t *targets, int64_t windows, int64_t tokens)
{
    t->ids = ids;
    t->targets = targets;
    t->windows = windows;
    t->tokens = tokens;
    t->rows = windows * tokens;
    pool_begin_pass(&t->pool);
    embed(t);
    t->is_backward = 0;
    for (t->layer = 0; t->layer < t->shape.layers; t->layer++)
        layer_forward(t);
    head_pass(t);
    t->is_backward = 1;
    for (t->layer = t->shape.layers - 1; t->layer >= 0; t->layer--)
        layer_backward(t);
    embedding_gradient(t);
    pool_end_pass(&t->pool);
    double total = 0;
    for (int64_t i = 0; i < t->rows; i++)
        total += t->losses[i];
    return total;
}

/* The bytes of its buffers. */
EXPORT int64_t tabwright_training_memory(const struct training *t)
{
    return (int64_t)t->memory_size;
}

#include "orthogonal.h"

#include "trial.h"
