/* The decoder of core.model.gpt: both architectures, weights in a byte each, keys and values in a
   cache. native_model.py calls it and documents the arguments; nothing here allocates after
   tabwright_open, and nothing fails.

   The logits of a token depend on the tokens before it alone, bit for bit, however many tokens a
   pass reads and however many threads compute it: every row is quantized, multiplied, normalized
   and attended by itself, in one order. Letters as in decoder.h. */

#include "platform.h"

#include <string.h>

#include "vectors.h"
#include "pool.h"
#include "kernels.h"
#include "tiles.h"
#include "products.h"
#include "decoder.h"
#include "attention.h"

/* --- steps ------------------------------------------------------------------------------- */

static void multiply(struct decoder *d, const struct matrix *m, float *out, int out_stride,
                     int rows, enum epilogue epilogue)
{
    int groups = m->outputs / GROUP;
    /* So many chunks that no thread waits long for the last one. */
    int max_chunks = 4 * (d->pool.n_workers + 1);
    struct product product = {
        .matrix = m,
        .quantized = &d->quantized,
        .rows = rows,
        .out = out,
        .out_stride = out_stride,
        .epilogue = epilogue,
        .groups_per_chunk = (groups + max_chunks - 1) / max_chunks,
    };
    int chunks = (groups + product.groups_per_chunk - 1) / product.groups_per_chunk;
    pool_run(&d->pool, product_chunk, &product, chunks);
}

static void norm_row(const struct decoder *d, const float *x, const float *weight,
                     const float *bias, float *y)
{
    int size = d->shape.width, padded = d->width_stride;
    row_sum total = {{{0}}}, squares = {{{0}}};
    if (!d->shape.is_gpt2) {
        for (int i = 0; i < padded; i += SUM_LANES)
            for (int v = 0; v < SUM_VECTORS; v++) {
                vf32 part = load(x + i + v * LANES);
                squares.v[v] = fmadd(part, part, squares.v[v]);
            }
        float inverse = 1.0f / sqrtf(hsum(squares) / size + QWEN3_EPSILON);
        for (int i = 0; i < padded; i += LANES)
            store(y + i, load(x + i) * inverse * load(weight + i));
        return;
    }
    for (int i = 0; i < padded; i += SUM_LANES)
        for (int v = 0; v < SUM_VECTORS; v++)
            total.v[v] += load(x + i + v * LANES);
    float mean = hsum(total) / size;
    for (int i = 0; i < padded; i += SUM_LANES)
        for (int v = 0; v < SUM_VECTORS; v++) {
            int start = i + v * LANES;
            /* The padding is no part of the row. */
            vf32 centered = vselect(LANE_INDEX < size - start, load(x + start) - mean, splat(0));
            squares.v[v] = fmadd(centered, centered, squares.v[v]);
        }
    float inverse = 1.0f / sqrtf(hsum(squares) / size + GPT2_EPSILON);
    for (int i = 0; i < padded; i += LANES)
        store(y + i, (load(x + i) - mean) * inverse * load(weight + i) + load(bias + i));
}

/* Rows for the next product: normalized, gated or unchanged, then quantized. */
struct prepare_task {
    struct decoder *d;
    const float *weight, *bias; /* of a norm; or NULL */
    float *rows;
    int stride, size, is_gated, is_fine, first, count;
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
        quantize_row(x, p->size, &d->quantized, t - p->first);
    }
}

static void prepare(struct prepare_task p)
{
    int chunks = (p.count - p.first + TOKENS_PER_CHUNK - 1) / TOKENS_PER_CHUNK;
    p.d->quantized.is_fine = p.is_fine;
    pool_run(&p.d->pool, prepare_chunk, &p, chunks);
}

static void embed(struct decoder *d, const int32_t *ids, const int8_t *embeddings)
{
    int width = d->shape.width;
    for (int t = 0; t < d->count; t++) {
        const int8_t *row = embeddings + (size_t)t * width;
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

static int token_chunks(const struct decoder *d)
{
    return (d->count - d->first + TOKENS_PER_CHUNK - 1) / TOKENS_PER_CHUNK;
}

/* Run one block; the last one computes only keys and values for tokens without logits. The inputs
   of every second feed-forward matrix are fine, which costs little here; in onnxruntime's graph
   only those of the first and the last block (core.export.products). */
static void run_block(struct decoder *d, int layer, int n_logits)
{
    struct shape *s = &d->shape;
    struct block *b = &d->blocks[layer];
    int is_last = layer == s->layers - 1;
    d->layer = layer;
    d->first = 0;
    prepare((struct prepare_task){
        .d = d, .weight = b->attention_norm_weight, .bias = b->attention_norm_bias,
        .rows = d->hidden, .stride = d->width_stride, .size = d->width_stride,
        .count = d->count});
    multiply(d, &b->qkv, d->qkv, d->qkv_stride, d->count, STORE);
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
    multiply(d, &b->output, hidden, d->width_stride, rows, ADD);
    prepare((struct prepare_task){
        .d = d, .weight = b->ffn_norm_weight, .bias = b->ffn_norm_bias, .rows = d->hidden,
        .stride = d->width_stride, .size = d->width_stride, .first = d->first,
        .count = d->count});
    multiply(d, &b->up, up, d->up_stride, rows, s->is_gpt2 ? GELU : STORE);
    prepare((struct prepare_task){
        .d = d, .rows = d->up, .stride = d->up_stride, .size = d->ffn_stride,
        .is_gated = !s->is_gpt2, .is_fine = 1, .first = d->first,
        .count = d->count});
    multiply(d, &b->down, hidden, d->width_stride, rows, ADD);
}

static void run_head(struct decoder *d, float *logits)
{
    int vocabulary = d->shape.vocabulary, padded = PADDED(vocabulary);
    for (int first = d->first; first < d->count; first += HEAD_ROWS) {
        int end = first + HEAD_ROWS < d->count ? first + HEAD_ROWS : d->count;
        prepare((struct prepare_task){
            .d = d, .weight = d->final_norm_weight, .bias = d->final_norm_bias, .rows = d->hidden,
            .stride = d->width_stride, .size = d->width_stride, .is_fine = 1,
            .first = first, .count = end});
        multiply(d, &d->head, d->logits, padded, end - first, STORE);
        for (int t = 0; t < end - first; t++)
            memcpy(logits + (size_t)(first - d->first + t) * vocabulary,
                   d->logits + (size_t)t * padded, vocabulary * sizeof(float));
    }
}

/* --- called from Python -------------------------------------------------------------------- */

EXPORT const char *tabwright_kernel(void)
{
    return kernel_in_use();
}

/* The number of tensors and the size of a shape: Python checks that it has the same. */
EXPORT int tabwright_num_tensors(void)
{
    return NUM_TENSORS;
}

EXPORT int tabwright_shape_size(void)
{
    return sizeof(struct shape);
}

EXPORT void tabwright_close(struct decoder *d)
{
    if (!d)
        return;
    /* After a fork the threads belong to the parent. */
    if (d->process == process_id())
        pool_stop(&d->pool);
    free_pages(d->memory, d->memory_size);
    free_pages(d, sizeof *d);
}

/* The embeddings stay in the file of the light copy: a token needs one row of them. Returns NULL
   where there is no memory, if head_dim is no multiple of 16, or ffn is too large. */
EXPORT struct decoder *tabwright_open(const struct shape *shape, int threads, int max_tokens)
{
    if (shape->head_dim % 16 || shape->ffn > MAX_FINE_INPUTS)
        return NULL;
    release_freed_memory();
    struct decoder *d = allocate_pages(sizeof *d);
    if (!d)
        return NULL;
    d->process = process_id();
    d->shape = *shape;
    d->max_tokens = max_tokens;
    d->capacity = PADDED(shape->context);
    d->width_stride = PADDED(shape->width);
    d->attended_stride = PADDED(shape->heads * shape->head_dim);
    d->qkv_stride = PADDED((shape->heads + 2 * shape->kv_heads) * shape->head_dim);
    d->ffn_stride = PADDED(shape->ffn);
    d->up_stride = shape->is_gpt2 ? d->ffn_stride : 2 * d->ffn_stride;
    allocate_all(d); /* only to compute the size */
    d->memory_size = d->memory_used;
    d->memory = allocate_pages(d->memory_size);
    if (!d->memory) {
        free_pages(d, sizeof *d);
        return NULL;
    }
    allocate_all(d);
    request_tiles(); /* before the threads start: they inherit the permission */
    pool_start(&d->pool, threads - 1);
    return d;
}

/* Copy a vector or a table of floats of a light copy. */
EXPORT void tabwright_put_floats(struct decoder *d, int tensor, int layer, const float *data,
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
    memcpy(destinations[tensor], data, count * sizeof *data);
}

/* Copy the residuals of `inputs` inputs of the head from `first_input` on: signed bytes. */
EXPORT void tabwright_put_head_residual(struct decoder *d, const int8_t *bytes, int first_input,
                                        int inputs)
{
    put_nibbles(&d->head, bytes, first_input, inputs, d->shape.vocabulary);
}

struct outputs {
    struct matrix *matrix;
    int first;
};

/* The outputs of a matrix that a tensor has. */
static struct outputs outputs_of(struct decoder *d, int tensor, int layer)
{
    struct block *b = &d->blocks[layer];
    struct shape *s = &d->shape;
    const struct outputs outputs[NUM_TENSORS] = {
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
    return outputs[tensor];
}

/* Copy `inputs` inputs of a matrix (K, N) of bytes from `first_input` on. */
EXPORT void tabwright_put_matrix(struct decoder *d, int tensor, int layer, const uint8_t *bytes,
                                 int is_signed, int first_input, int inputs, int outputs)
{
    struct outputs o = outputs_of(d, tensor, layer);
    put_weights(o.matrix, bytes, first_input, inputs, outputs, o.first, is_signed);
}

/* Copy the scales and, unless NULL, the biases of a matrix's outputs. */
EXPORT void tabwright_put_scales(struct decoder *d, int tensor, int layer, const float *scales,
                                 const float *bias, int outputs)
{
    struct outputs o = outputs_of(d, tensor, layer);
    memcpy(o.matrix->scales + o.first, scales, outputs * sizeof *scales);
    if (bias)
        memcpy(o.matrix->bias + o.first, bias, outputs * sizeof *bias);
}

/* Read `count` ids, whose embeddings are signed bytes [count][C], after the first `n_past`; write
   the logits of the last `n_logits` of them. */
EXPORT void tabwright_read(struct decoder *d, const int32_t *ids, const int8_t *embeddings,
                           int count, int n_past, int n_logits, float *logits)
{
    d->count = count;
    d->n_past = n_past;
    pool_begin_pass(&d->pool);
    embed(d, ids, embeddings);
    for (int layer = 0; layer < d->shape.layers; layer++)
        run_block(d, layer, n_logits);
    if (n_logits)
        run_head(d, logits);
    pool_end_pass(&d->pool);
}

#include "trial.h"
