/* The decoder of core.model.gpt on a processor with dot products of bytes: both
   architectures, weights in bytes, keys and values kept. Python's side, with the meaning of
   every argument, is native_model.py; nothing here allocates after tabwright_open, and
   nothing fails.

   What a token gets depends on the tokens before it alone, bit for bit, however many were
   read at once: every row is rounded, multiplied, normed and mixed by itself, in one order.

   Letters: T new tokens, S cache capacity, C width, H heads, K kv_heads, D head size. */

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "pool.h"
#include "vectors.h"
#include "products.h"

#define GPT2_EPSILON 1e-5f
#define QWEN3_EPSILON 1e-6f
#define HEAD_ROWS 8    /* tokens whose logits are computed together */
#define TOKENS_PER_CHUNK 4
#define UNROLL 4      /* vectors that are worked on together */
#define MAX_QUERIES (LANES == 16 ? 4 : 2) /* that share a reading of the keys: registers are few */
#define MASKED (-1e30f)

/* What a light copy calls its tensors, in the order of _TENSORS in native_model.py. */
enum tensor {
    EMBEDDING_ROWS, EMBEDDING_SCALES, POSITION_EMBEDDING, COSINE, SINE,
    ATTENTION_NORM_WEIGHT, ATTENTION_NORM_BIAS, QUERY_NORM_WEIGHT, KEY_NORM_WEIGHT, FFN_NORM_WEIGHT, FFN_NORM_BIAS,
    FINAL_NORM_WEIGHT, FINAL_NORM_BIAS,
    QKV, QUERY, KEY, VALUE, OUTPUT, UP, GATE, DOWN, HEAD,
    NUM_TENSORS
};

struct shape {
    int32_t is_gpt2, vocabulary, context, layers, heads, kv_heads, head_dim, width, ffn;
};

struct block {
    float *attention_norm_weight, *attention_norm_bias, *query_norm_weight, *key_norm_weight, *ffn_norm_weight, *ffn_norm_bias;
    struct matrix qkv, output, up, down; /* up: of qwen3 the gate and up, one after the other */
};

struct decoder {
    struct shape shape;
    int max_tokens; /* of a pass */
    pid_t process;
    struct pool pool;
    uint8_t *memory;
    size_t memory_used, memory_size;
    int8_t *embedding_rows;                            /* [V][C] */
    float *embedding_scales, *position_embedding;      /* [V], [context][C] */
    float *cosine, *sine;                              /* [context][D / 2] */
    float *final_norm_weight, *final_norm_bias;
    struct block *blocks;
    struct matrix head;
    int capacity;         /* S, padded */
    kv_element *keys, *values;  /* [layer][K][S / 64][D][64], [layer][K][S][D] */
    /* Of a pass: */
    int width_stride, qkv_stride, attended_stride, ffn_stride, up_stride;
    float *hidden, *normed, *qkv, *attended, *up, *scores, *logits;
    struct quantized_rows quantized, residual;
    int layer, first, n_past, count; /* rows first ... count - 1 are worked on */
};

/* --- memory: one piece, so that weights can lie on large pages -------------------------- */

static void *allocate(struct decoder *d, size_t size)
{
    size_t start = (d->memory_used + 63) / 64 * 64;
    d->memory_used = start + size;
    return d->memory ? d->memory + start : NULL;
}

static float *allocate_floats(struct decoder *d, size_t count)
{
    return allocate(d, count * sizeof(float));
}

static void allocate_matrix(struct decoder *d, struct matrix *m, int inputs, int outputs)
{
    m->inputs = inputs;
    m->outputs = PADDED(outputs);
    m->codes = allocate(d, (size_t)m->outputs * ((inputs + 3) / 4) * 4);
    m->scales = allocate_floats(d, m->outputs);
    m->bias = allocate_floats(d, m->outputs);
}

static void allocate_all(struct decoder *d)
{
    struct shape *s = &d->shape;
    int attended = s->heads * s->head_dim, shared = s->kv_heads * s->head_dim;
    int hmax = d->ffn_stride > d->width_stride ? d->ffn_stride : d->width_stride;
    hmax = d->attended_stride > hmax ? d->attended_stride : hmax;
    d->memory_used = 0;
    d->blocks = allocate(d, s->layers * sizeof *d->blocks);
    for (int layer = 0; layer < s->layers; layer++) {
        struct block scratch, *b = d->memory ? &d->blocks[layer] : &scratch;
        allocate_matrix(d, &b->qkv, s->width, attended + 2 * shared);
        allocate_matrix(d, &b->output, attended, s->width);
        allocate_matrix(d, &b->up, s->width, s->is_gpt2 ? s->ffn : 2 * d->ffn_stride);
        allocate_matrix(d, &b->down, s->ffn, s->width);
        b->attention_norm_weight = allocate_floats(d, d->width_stride);
        b->attention_norm_bias = allocate_floats(d, d->width_stride);
        b->ffn_norm_weight = allocate_floats(d, d->width_stride);
        b->ffn_norm_bias = allocate_floats(d, d->width_stride);
        b->query_norm_weight = allocate_floats(d, s->head_dim);
        b->key_norm_weight = allocate_floats(d, s->head_dim);
    }
    allocate_matrix(d, &d->head, s->width, s->vocabulary);
    d->head.residual = allocate(d, (size_t)d->head.outputs * ((s->width + 3) / 4) * 4);
    d->final_norm_weight = allocate_floats(d, d->width_stride);
    d->final_norm_bias = allocate_floats(d, d->width_stride);
    d->embedding_rows = allocate(d, (size_t)s->vocabulary * s->width);
    d->embedding_scales = allocate_floats(d, s->vocabulary);
    d->position_embedding = allocate_floats(d, s->is_gpt2 ? (size_t)s->context * s->width : 0);
    d->cosine = allocate_floats(d, (size_t)s->context * s->head_dim / 2);
    d->sine = allocate_floats(d, (size_t)s->context * s->head_dim / 2);
    d->keys = allocate(d, (size_t)s->layers * shared * d->capacity * sizeof(kv_element));
    d->values = allocate(d, (size_t)s->layers * shared * d->capacity * sizeof(kv_element));
    d->hidden = allocate_floats(d, (size_t)d->max_tokens * d->width_stride);
    d->normed = allocate_floats(d, (size_t)d->max_tokens * d->width_stride);
    d->qkv = allocate_floats(d, (size_t)d->max_tokens * d->qkv_stride);
    d->attended = allocate_floats(d, (size_t)d->max_tokens * d->attended_stride);
    d->up = allocate_floats(d, (size_t)d->max_tokens * d->up_stride);
    d->scores = allocate_floats(d, (size_t)(MAX_WORKERS + 1) * TOKENS_PER_CHUNK * d->capacity);
    d->logits = allocate_floats(d, (size_t)HEAD_ROWS * PADDED(s->vocabulary));
    struct quantized_rows *both[] = {&d->quantized, &d->residual};
    for (int i = 0; i < 2; i++) {
        both[i]->stride = hmax;
        both[i]->codes = allocate(d, (size_t)d->max_tokens * hmax);
        both[i]->scales = allocate_floats(d, d->max_tokens);
        both[i]->sums = allocate(d, d->max_tokens * sizeof(int32_t));
    }
}

/* --- steps ------------------------------------------------------------------------------- */

static void multiply(struct decoder *d, const struct matrix *m, int with_residual, float *out,
                     int out_stride, int rows, enum epilogue epilogue)
{
    int groups = m->outputs / GROUP;
    int n_logits = 4 * (d->pool.n_workers + 1); /* so many chunks that nobody waits long for the last */
    struct product product = {
        .matrix = m,
        .quantized = &d->quantized,
        .residual = with_residual ? &d->residual : NULL,
        .rows = rows,
        .out = out,
        .out_stride = out_stride,
        .epilogue = epilogue,
        .groups_per_chunk = (groups + n_logits - 1) / n_logits,
    };
    int chunks = (groups + product.groups_per_chunk - 1) / product.groups_per_chunk;
    pool_run(&d->pool, product_chunk, &product, chunks);
}

static void norm_row(const struct decoder *d, const float *x, const float *weight,
                     const float *bias, float *y)
{
    int size = d->shape.width, padded = d->width_stride;
    vf32 total = splat(0), squares = splat(0);
    if (!d->shape.is_gpt2) {
        for (int i = 0; i < padded; i += LANES)
            squares += load(x + i) * load(x + i);
        float inverse = 1.0f / sqrtf(sum(squares) / size + QWEN3_EPSILON);
        for (int i = 0; i < padded; i += LANES)
            store(y + i, load(x + i) * inverse * load(weight + i));
        return;
    }
    for (int i = 0; i < padded; i += LANES)
        total += load(x + i);
    float mean = sum(total) / size;
    for (int i = 0; i < padded; i += LANES) {
        vf32 centered = vselect(LANE < size - i, load(x + i) - mean, splat(0)); /* no padding */
        squares += centered * centered;
    }
    float inverse = 1.0f / sqrtf(sum(squares) / size + GPT2_EPSILON);
    for (int i = 0; i < padded; i += LANES)
        store(y + i, (load(x + i) - mean) * inverse * load(weight + i) + load(bias + i));
}

/* Rows are prepared for the next product: normed, gated or taken as they are, then rounded. */
struct prepare_task {
    struct decoder *d;
    const float *weight, *bias; /* of a norm; or NULL */
    float *rows;
    int stride, size, is_gated, with_residual, first, count;
};

static void prepare_chunk(void *arguments, int chunk, int worker)
{
    (void)worker;
    const struct prepare_task *p = arguments;
    struct decoder *d = p->d;
    int start = p->first + chunk * TOKENS_PER_CHUNK, end = start + TOKENS_PER_CHUNK;
    for (int t = start; t < end && t < p->count; t++) {
        float *x = p->rows + (size_t)t * p->stride;
        if (p->weight) {
            float *y = d->normed + (size_t)t * d->width_stride;
            norm_row(d, x, p->weight, p->bias, y);
            x = y;
        } else if (p->is_gated) {
            for (int i = 0; i < p->size; i += LANES)
                store(x + i, silu(load(x + i)) * load(x + d->ffn_stride + i));
        }
        quantize_row(x, p->size, &d->quantized, p->with_residual ? &d->residual : NULL, t - p->first);
    }
}

static void prepare(struct prepare_task p)
{
    int chunks = (p.count - p.first + TOKENS_PER_CHUNK - 1) / TOKENS_PER_CHUNK;
    pool_run(&p.d->pool, prepare_chunk, &p, chunks);
}

static void embed(struct decoder *d, const int32_t *ids)
{
    int width = d->shape.width;
    for (int t = 0; t < d->count; t++) {
        const int8_t *row = d->embedding_rows + (size_t)ids[t] * width;
        float scale = d->embedding_scales[ids[t]];
        float *x = d->hidden + (size_t)t * d->width_stride;
        memset(x, 0, d->width_stride * sizeof *x);
        for (int i = 0; i < width; i++)
            x[i] = row[i] * scale;
        if (d->shape.is_gpt2) {
            const float *position = d->position_embedding + (size_t)(d->n_past + t) * width;
            for (int i = 0; i < width; i++)
                x[i] += position[i];
        }
    }
}

/* RMSNorm of one head, then its pairs (i, i + D/2) turned by the position's angle. */
static void norm_and_rotate(const struct decoder *d, float *x, const float *weight, int position)
{
    int size = d->shape.head_dim, half = size / 2;
    const float *cosine = d->cosine + (size_t)position * half;
    const float *sine = d->sine + (size_t)position * half;
    vf32 squares = splat(0);
    for (int i = 0; i < size; i += LANES)
        squares += load(x + i) * load(x + i);
    float inverse = 1.0f / sqrtf(sum(squares) / size + QWEN3_EPSILON);
    for (int i = 0; i < half; i++) {
        float a = x[i] * inverse * weight[i], b = x[half + i] * inverse * weight[half + i];
        x[i] = a * cosine[i] - b * sine[i];
        x[half + i] = b * cosine[i] + a * sine[i];
    }
}

/* Where the keys and values of one head lie. */
static size_t kv_offset(const struct decoder *d, int kv_head)
{
    const struct shape *s = &d->shape;
    return ((size_t)d->layer * s->kv_heads + kv_head) * s->head_dim * d->capacity;
}

/* One kv head, and the queries that share it: queries and keys turned, keys and values into
   the cache. Not by tokens: neighbours share cache lines there. */
static void store_kv_chunk(void *arguments, int kv_head, int worker)
{
    (void)worker;
    struct decoder *d = arguments;
    struct shape *s = &d->shape;
    const struct block *b = &d->blocks[d->layer];
    int size = s->head_dim, group = s->heads / s->kv_heads;
    kv_element *keys = d->keys + kv_offset(d, kv_head), *values = d->values + kv_offset(d, kv_head);
    for (int t = 0; t < d->count; t++) {
        float *query = d->qkv + (size_t)t * d->qkv_stride + kv_head * group * size;
        float *key = d->qkv + (size_t)t * d->qkv_stride + (s->heads + kv_head) * size;
        float *value = key + s->kv_heads * size;
        int position = d->n_past + t;
        if (!s->is_gpt2) {
            for (int i = 0; i < group; i++)
                norm_and_rotate(d, query + i * size, b->query_norm_weight, position);
            norm_and_rotate(d, key, b->key_norm_weight, position);
        }
        kv_element *row = values + (size_t)position * size;
        kv_element *column = keys + (size_t)(position / PAD) * PAD * size + position % PAD;
        kv_element short_key[LANES];
        for (int i = 0; i < size; i += LANES) {
            store_kv(row + i, load(value + i));
            store_kv(short_key, load(key + i));
            for (int lane = 0; lane < LANES; lane++)
                column[(size_t)(i + lane) * PAD] = short_key[lane];
        }
    }
}

/* The shares of some queries times `vectors` x 16 numbers of all values. */
static inline __attribute__((always_inline)) void weigh_values(
    const struct decoder *d, const kv_element *values, int count, int rows, int vectors,
    const float *probabilities, const float *inverse_sums, float *out)
{
    int size = d->shape.head_dim;
    vf32 even[TOKENS_PER_CHUNK][4] = {{{0}}}, odd[TOKENS_PER_CHUNK][4] = {{{0}}};
    for (int i = 0; i < count; i += 2, values += 2 * size)
#pragma GCC unroll 4
        for (int v = 0; v < vectors; v++) {
            vf32 first = load_kv(values + v * LANES);
            vf32 second = load_kv(values + size + v * LANES);
#pragma GCC unroll 4
            for (int t = 0; t < rows; t++) {
                even[t][v] += probabilities[(size_t)t * d->capacity + i] * first;
                odd[t][v] += probabilities[(size_t)t * d->capacity + i + 1] * second;
            }
        }
#pragma GCC unroll 4
    for (int t = 0; t < rows; t++)
#pragma GCC unroll 4
        for (int v = 0; v < vectors; v++)
            store(out + (size_t)t * d->attended_stride + v * LANES,
                  (even[t][v] + odd[t][v]) * inverse_sums[t]);
}

/* Some queries over all keys up to their own: softmax(q K / sqrt(D)) V for each of `rows`
   successive tokens, the first of which stands at `position`. Keys and values are read once
   for all of them; what a query must not see has no share, and adds zero. */
static inline __attribute__((always_inline)) void attend(
    const struct decoder *d, const float *queries, int head, int position, int rows,
    float *scores, float *out)
{
    const struct shape *s = &d->shape;
    int size = s->head_dim, padded = PADDED(position + rows);
    size_t offset = kv_offset(d, head / (s->heads / s->kv_heads));
    const kv_element *keys = d->keys + offset, *values = d->values + offset;
    float scale = 1.0f / sqrtf((float)size), inverse[TOKENS_PER_CHUNK];
    for (int start = 0; start < padded; start += UNROLL * LANES) {
        const kv_element *block = keys + (size_t)(start / PAD) * PAD * size + start % PAD;
        vf32 total[TOKENS_PER_CHUNK][UNROLL] = {{{0}}};
        for (int i = 0; i < size; i++) {
#pragma GCC unroll 4
            for (int v = 0; v < UNROLL; v++) {
                vf32 key = load_kv(block + i * PAD + v * LANES);
#pragma GCC unroll 4
                for (int t = 0; t < rows; t++)
                    total[t][v] += queries[(size_t)t * d->qkv_stride + i] * key;
            }
        }
#pragma GCC unroll 4
        for (int t = 0; t < rows; t++)
#pragma GCC unroll 4
            for (int v = 0; v < UNROLL; v++)
                store(scores + (size_t)t * d->capacity + start + v * LANES, total[t][v] * scale);
    }
    for (int t = 0; t < rows; t++) {
        float *row = scores + (size_t)t * d->capacity;
        for (int i = position + t + 1; i < padded; i++)
            row[i] = MASKED;
        vf32 maximum = load(row);
        for (int i = LANES; i < padded; i += LANES)
            maximum = vmax(maximum, load(row + i));
        float top = hmax(maximum);
        vf32 total = splat(0);
        for (int i = 0; i < padded; i += LANES) {
            vf32 x = load(row + i);
            vf32 e = vselect(x > MASKED, vexp(x - top), splat(0));
            total += e;
            store(row + i, e);
        }
        inverse[t] = 1.0f / sum(total);
    }
    int start = 0, unroll = rows == 1 ? UNROLL : UNROLL / 2;
    for (; start + unroll * LANES <= size; start += unroll * LANES)
        weigh_values(d, values + start, padded, rows, unroll, scores, inverse, out + start);
    for (; start < size; start += LANES)
        weigh_values(d, values + start, padded, rows, 1, scores, inverse, out + start);
}

static void attend_chunk(void *arguments, int chunk, int worker)
{
    struct decoder *d = arguments;
    struct shape *s = &d->shape;
    int head = chunk % s->heads, first = d->first + chunk / s->heads * TOKENS_PER_CHUNK;
    int end = first + TOKENS_PER_CHUNK < d->count ? first + TOKENS_PER_CHUNK : d->count;
    float *scores = d->scores + (size_t)worker * TOKENS_PER_CHUNK * d->capacity;
    for (int t = first; t < end; t += MAX_QUERIES) {
        int rows = end - t < MAX_QUERIES ? end - t : MAX_QUERIES;
        const float *queries = d->qkv + (size_t)t * d->qkv_stride + head * s->head_dim;
        float *out = d->attended + (size_t)t * d->attended_stride + head * s->head_dim;
        /* As in group_sums: a constant each. */
        if (rows == 1)
            attend(d, queries, head, d->n_past + t, 1, scores, out);
        else if (rows == 2)
            attend(d, queries, head, d->n_past + t, 2, scores, out);
        else if (rows == 3)
            attend(d, queries, head, d->n_past + t, 3, scores, out);
        else
            attend(d, queries, head, d->n_past + t, 4, scores, out);
    }
}

static int token_chunks(const struct decoder *d)
{
    return (d->count - d->first + TOKENS_PER_CHUNK - 1) / TOKENS_PER_CHUNK;
}

/* One block; of the last one only keys and values for tokens whose logits nobody wants. What
   every second feed-forward matrix reads is rounded to two bytes, which costs little here; in
   onnxruntime's graph only in the first and the last block (core.export.products). */
static void run_block(struct decoder *d, int layer, int n_logits)
{
    struct shape *s = &d->shape;
    struct block *b = &d->blocks[layer];
    int is_last = layer == s->layers - 1;
    d->layer = layer;
    d->first = 0;
    prepare((struct prepare_task){
        .d = d, .weight = b->attention_norm_weight, .bias = b->attention_norm_bias, .rows = d->hidden,
        .stride = d->width_stride, .size = d->width_stride, .count = d->count});
    multiply(d, &b->qkv, 0, d->qkv, d->qkv_stride, d->count, STORE);
    pool_run(&d->pool, store_kv_chunk, d, s->kv_heads);
    if (is_last)
        d->first = d->count - n_logits;
    int rows = d->count - d->first;
    if (!rows)
        return;
    float *hidden = d->hidden + (size_t)d->first * d->width_stride;
    float *up = d->up + (size_t)d->first * d->up_stride;
    pool_run(&d->pool, attend_chunk, d, token_chunks(d) * s->heads);
    prepare((struct prepare_task){
        .d = d, .rows = d->attended, .stride = d->attended_stride, .size = d->attended_stride,
        .first = d->first, .count = d->count});
    multiply(d, &b->output, 0, hidden, d->width_stride, rows, ADD);
    prepare((struct prepare_task){
        .d = d, .weight = b->ffn_norm_weight, .bias = b->ffn_norm_bias, .rows = d->hidden,
        .stride = d->width_stride, .size = d->width_stride, .first = d->first,
        .count = d->count});
    multiply(d, &b->up, 0, up, d->up_stride, rows, s->is_gpt2 ? GELU : STORE);
    prepare((struct prepare_task){
        .d = d, .rows = d->up, .stride = d->up_stride, .size = d->ffn_stride,
        .is_gated = !s->is_gpt2, .with_residual = 1, .first = d->first,
        .count = d->count});
    multiply(d, &b->down, 1, hidden, d->width_stride, rows, ADD);
}

static void run_head(struct decoder *d, float *logits)
{
    int vocabulary = d->shape.vocabulary, padded = PADDED(vocabulary);
    for (int first = d->first; first < d->count; first += HEAD_ROWS) {
        int end = first + HEAD_ROWS < d->count ? first + HEAD_ROWS : d->count;
        prepare((struct prepare_task){
            .d = d, .weight = d->final_norm_weight, .bias = d->final_norm_bias, .rows = d->hidden,
            .stride = d->width_stride, .size = d->width_stride, .with_residual = 1,
            .first = first, .count = end});
        multiply(d, &d->head, 1, d->logits, padded, end - first, STORE);
        for (int t = 0; t < end - first; t++)
            memcpy(logits + (size_t)(first - d->first + t) * vocabulary,
                   d->logits + (size_t)t * padded, vocabulary * sizeof(float));
    }
}

/* --- what Python calls --------------------------------------------------------------------- */

const char *tabwright_kernel(void)
{
    return KERNEL;
}

/* What Python must have the same idea of. */
int tabwright_num_tensors(void)
{
    return NUM_TENSORS;
}

int tabwright_shape_size(void)
{
    return sizeof(struct shape);
}

void tabwright_close(struct decoder *d)
{
    if (!d)
        return;
    /* After a fork the threads are the parent's. */
    if (d->process == getpid())
        pool_stop(&d->pool);
    munmap(d->memory, d->memory_size);
    free(d);
}

/* NULL where there is no memory, or for heads that are not of multiples of 16 numbers. */
struct decoder *tabwright_open(const struct shape *shape, int threads, int max_tokens)
{
    if (shape->head_dim % 16)
        return NULL;
    struct decoder *d = aligned_alloc(_Alignof(struct decoder), sizeof *d);
    if (!d)
        return NULL;
    memset(d, 0, sizeof *d);
    d->process = getpid();
    d->shape = *shape;
    d->max_tokens = max_tokens;
    d->capacity = PADDED(shape->context);
    d->width_stride = PADDED(shape->width);
    d->attended_stride = PADDED(shape->heads * shape->head_dim);
    d->qkv_stride = PADDED((shape->heads + 2 * shape->kv_heads) * shape->head_dim);
    d->ffn_stride = PADDED(shape->ffn);
    d->up_stride = shape->is_gpt2 ? d->ffn_stride : 2 * d->ffn_stride;
    allocate_all(d); /* to see how much it takes */
    d->memory_size = d->memory_used;
    void *memory = mmap(
        NULL, d->memory_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        free(d);
        return NULL;
    }
#ifdef MADV_HUGEPAGE
    madvise(memory, d->memory_size, MADV_HUGEPAGE);
#endif
    d->memory = memory;
    allocate_all(d);
    request_tiles(); /* before the threads start: they inherit it */
    pool_start(&d->pool, threads - 1);
    return d;
}

/* A tensor of a light copy: numbers of a vector or a table. */
void tabwright_put_floats(struct decoder *d, int part, int layer, const float *data,
                           int64_t count)
{
    struct block *b = &d->blocks[layer];
    float *destinations[] = {
        [EMBEDDING_SCALES] = d->embedding_scales,
        [POSITION_EMBEDDING] = d->position_embedding,
        [COSINE] = d->cosine,
        [SINE] = d->sine,
        [ATTENTION_NORM_WEIGHT] = b->attention_norm_weight,
        [ATTENTION_NORM_BIAS] = b->attention_norm_bias,
        [QUERY_NORM_WEIGHT] = b->query_norm_weight,
        [KEY_NORM_WEIGHT] = b->key_norm_weight,
        [FFN_NORM_WEIGHT] = b->ffn_norm_weight,
        [FFN_NORM_BIAS] = b->ffn_norm_bias,
        [FINAL_NORM_WEIGHT] = d->final_norm_weight,
        [FINAL_NORM_BIAS] = d->final_norm_bias,
    };
    memcpy(destinations[part], data, count * sizeof *data);
}

void tabwright_put_embedding(struct decoder *d, const int8_t *rows)
{
    memcpy(d->embedding_rows, rows, (size_t)d->shape.vocabulary * d->shape.width);
}

/* What rounding the head to bytes left over: signed bytes (C, V). */
void tabwright_put_head_residual(struct decoder *d, const uint8_t *bytes)
{
    put_weights(&d->head, d->head.residual, bytes, d->shape.vocabulary, 0, 1);
}

/* A matrix (K, N) of bytes with the scales and, unless NULL, biases of its outputs. */
void tabwright_put_matrix(struct decoder *d, int part, int layer, const uint8_t *bytes,
                          int is_signed, const float *scales, const float *bias, int outputs)
{
    struct block *b = &d->blocks[layer];
    struct shape *s = &d->shape;
    const struct {
        struct matrix *matrix;
        int first; /* output */
    } destinations[NUM_TENSORS] = {
        [QKV] = {&b->qkv, 0},
        [QUERY] = {&b->qkv, 0},
        [KEY] = {&b->qkv, s->heads * s->head_dim},
        [VALUE] = {&b->qkv, (s->heads + s->kv_heads) * s->head_dim},
        [OUTPUT] = {&b->output, 0},
        [UP] = {&b->up, s->is_gpt2 ? 0 : d->ffn_stride},
        [GATE] = {&b->up, 0},
        [DOWN] = {&b->down, 0},
        [HEAD] = {&d->head, 0},
    };
    struct matrix *matrix = destinations[part].matrix;
    int first = destinations[part].first;
    put_weights(matrix, matrix->codes, bytes, outputs, first, is_signed);
    memcpy(matrix->scales + first, scales, outputs * sizeof *scales);
    if (bias)
        memcpy(matrix->bias + first, bias, outputs * sizeof *bias);
}

/* Read `count` ids after the first `held`; the logits of the last `wanted` of them. */
void tabwright_read(struct decoder *d, const int32_t *ids, int count, int n_past, int n_logits,
                    float *logits)
{
    d->count = count;
    d->n_past = n_past;
    pool_begin_pass(&d->pool);
    embed(d, ids);
    for (int layer = 0; layer < d->shape.layers; layer++)
        run_block(d, layer, n_logits);
    if (n_logits)
        run_head(d, logits);
    pool_end_pass(&d->pool);
}

/* Whether some tokens read at once get what they get one by one, from arbitrary weights. */
static int passes_agree(int is_gpt2)
{
    enum { VOCABULARY = 96, TOKENS = 23 };
    struct shape shape = {is_gpt2, VOCABULARY, 96, 2, 2, is_gpt2 ? 2 : 1, 64, 128, 192};
    struct decoder *d = tabwright_open(&shape, 2, TOKENS);
    if (!d)
        return 0;
    uint32_t state = 1;
    struct matrix *head = &d->head;
    for (int layer = -1; layer < shape.layers; layer++) {
        struct block *b = &d->blocks[layer < 0 ? 0 : layer];
        struct matrix *matrices[] = {&b->qkv, &b->output, &b->up, &b->down, head};
        for (int i = 0; i < 5; i++) {
            struct matrix *m = matrices[i];
            for (int k = 0; k < m->outputs * m->inputs; k++)
                m->codes[k] = (state = state * 1664525u + 1013904223u) >> 24;
            for (int n = 0; n < m->outputs; n++)
                m->scales[n] = 1e-3f;
        }
        for (int i = 0; i < shape.width; i++)
            b->attention_norm_weight[i] = b->ffn_norm_weight[i] = d->final_norm_weight[i] = 1.0f;
        for (int i = 0; i < shape.head_dim; i++)
            b->query_norm_weight[i] = b->key_norm_weight[i] = 1.0f;
    }
    for (int i = 0; i < VOCABULARY * shape.width; i++)
        d->embedding_rows[i] = (state = state * 1664525u + 1013904223u) >> 24;
    for (int i = 0; i < VOCABULARY; i++)
        d->embedding_scales[i] = 1e-2f;
    int32_t ids[TOKENS];
    static float unroll[TOKENS * VOCABULARY], singly[TOKENS * VOCABULARY];
    for (int t = 0; t < TOKENS; t++)
        ids[t] = t * 4;
    tabwright_read(d, ids, TOKENS, 0, TOKENS, unroll);
    for (int t = 0; t < TOKENS; t++)
        tabwright_read(d, ids + t, 1, t, 1, singly + t * VOCABULARY);
    tabwright_close(d);
    for (int i = 0; i < TOKENS * VOCABULARY; i++)
        if (unroll[i] != singly[i] || !(fabsf(unroll[i]) < 1e6f))
            return 0;
    return unroll[0] != unroll[1];
}

/* Whether this processor computes what is written here: products of the largest bytes
   against plain sums, and a pass through every step. 0 if so. A process of its own runs it,
   since an instruction that the processor refuses ends the one that tries. */
int tabwright_trial(void)
{
    enum { INPUTS = 200, ROWS = 7 };
    static uint8_t weights[INPUTS * GROUP];
    static int8_t codes[ROWS * PADDED(INPUTS)];
    for (int i = 0; i < INPUTS * GROUP; i++)
        weights[i] = i % 3 ? 255 : i * 37;
    for (int i = 0; i < ROWS * PADDED(INPUTS); i++)
        codes[i] = i % 5 ? 127 : -(i % 128);
    for (int rows = 1; rows <= MAX_ROWS; rows++) {
        int32_t sums[MAX_ROWS * GROUP];
        group_sums(weights, codes, PADDED(INPUTS), INPUTS / 4, rows, sums);
        for (int t = 0; t < rows; t++)
            for (int n = 0; n < GROUP; n++) {
                int32_t plain = 0;
                for (int k = 0; k < INPUTS; k++)
                    plain += weights[k / 4 * GROUP * 4 + n * 4 + k % 4] *
                             codes[t * PADDED(INPUTS) + k];
                if (plain != sums[t * GROUP + n])
                    return 1;
            }
    }
    for (int is_gpt2 = 0; is_gpt2 < 2; is_gpt2++)
        if (!passes_agree(is_gpt2))
            return 1;
    return 0;
}
