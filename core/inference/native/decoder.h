/* The decoder's shape, weights, cache and buffers, and where each of them is in memory.

   Letters: T new tokens, S cache capacity, C width, H heads, K kv_heads, D head size. */

#define GPT2_EPSILON 1e-5f
#define QWEN3_EPSILON 1e-6f
#define HEAD_ROWS 4    /* tokens whose logits are computed together */
#define TOKENS_PER_CHUNK 4
#define UNROLL 4       /* vectors that are computed together */
/* Queries for which keys and values are read once: as many as registers can hold. */
#if defined(__AVX512F__) || defined(__aarch64__)
#define MAX_QUERIES 4
#else
#define MAX_QUERIES 2
#endif
#define MASKED (-1e30f)

/* The tensors of a light copy, in the order of _TENSORS in native_model.py. */
enum tensor {
    EMBEDDING_SCALES, POSITION_EMBEDDING, COSINE, SINE,
    ATTENTION_NORM_WEIGHT, ATTENTION_NORM_BIAS, QUERY_NORM_WEIGHT, KEY_NORM_WEIGHT,
    FFN_NORM_WEIGHT, FFN_NORM_BIAS, FINAL_NORM_WEIGHT, FINAL_NORM_BIAS,
    QKV, QUERY, KEY, VALUE, OUTPUT, UP, GATE, DOWN, HEAD,
    NUM_TENSORS
};

struct shape {
    int32_t is_gpt2, vocabulary, context, layers, heads, kv_heads, head_dim, width, ffn;
};

struct block {
    float *attention_norm_weight, *attention_norm_bias, *ffn_norm_weight, *ffn_norm_bias;
    float *query_norm_weight, *key_norm_weight;
    struct matrix qkv, output, up, down; /* up: for qwen3, gate and up one after the other */
};

struct decoder {
    struct shape shape;
    int max_tokens; /* in a pass */
    long process;
    struct pool pool;
    uint8_t *memory;
    size_t memory_used, memory_size;
    float *embedding_scales, *position_embedding;      /* [V], [context][C] */
    float *cosine, *sine;                              /* [context][D / 2] */
    float *final_norm_weight, *final_norm_bias;
    struct block *blocks;
    struct matrix head;
    int capacity;              /* S, padded */
    kv_element *keys, *values; /* [layer][K][S / 64][D][64], [layer][K][S][D] */
    /* For one pass: */
    int width_stride, qkv_stride, attended_stride, ffn_stride, up_stride;
    float *hidden, *normed, *qkv, *attended, *up, *scores, *logits;
    struct quantized_rows quantized;
    int layer, first, n_past, count; /* the rows first ... count - 1 are computed */
};

/* --- memory: one block, so that weights can be on large pages ------------------------------ */

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
    m->codes = allocate(d, (size_t)m->outputs * padded_inputs(inputs));
    m->scales = allocate_floats(d, m->outputs);
    m->bias = allocate_floats(d, m->outputs);
}

static void allocate_all(struct decoder *d)
{
    struct shape *s = &d->shape;
    int attended = s->heads * s->head_dim, shared = s->kv_heads * s->head_dim;
    int widest = d->ffn_stride > d->width_stride ? d->ffn_stride : d->width_stride;
    widest = d->attended_stride > widest ? d->attended_stride : widest;
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
    d->head.nibbles = allocate(d, (size_t)d->head.outputs * padded_inputs(s->width) / 2);
    d->final_norm_weight = allocate_floats(d, d->width_stride);
    d->final_norm_bias = allocate_floats(d, d->width_stride);
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
    struct quantized_rows *x = &d->quantized;
    x->stride = widest;
    x->num_blocks = (widest + FINE_BLOCK - 1) / FINE_BLOCK;
    x->codes = allocate(d, (size_t)d->max_tokens * CODE_ROWS(1) * widest * sizeof(code_t));
    x->scales = allocate_floats(d, d->max_tokens);
    x->sums = allocate(d, (size_t)d->max_tokens * x->num_blocks * sizeof(int32_t));
}
