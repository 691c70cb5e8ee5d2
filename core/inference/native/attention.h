/* Attention with a cache of keys and values: for each row in the same order of operations, however
   many rows are computed together. Letters as in decoder.h. */

/* RMSNorm of one head, then its pairs (i, i + D/2) rotated by the position's angle. */
static void norm_and_rotate(const struct decoder *d, float *x, const float *weight, int position)
{
    int size = d->shape.head_dim, half = size / 2;
    const float *cosine = d->cosine + (size_t)position * half;
    const float *sine = d->sine + (size_t)position * half;
    row_sum squares = {{{0}}};
    for (int i = 0; i < size; i += SUM_LANES)
        for (int v = 0; v < SUM_VECTORS; v++) {
            vf32 part = load(x + i + v * LANES);
            squares.v[v] = fmadd(part, part, squares.v[v]);
        }
    float inverse = 1.0f / sqrtf(hsum(squares) / size + QWEN3_EPSILON);
    for (int i = 0; i < half; i++) {
        float a = x[i] * inverse * weight[i], b = x[half + i] * inverse * weight[half + i];
        x[i] = a * cosine[i] - b * sine[i];
        x[half + i] = b * cosine[i] + a * sine[i];
    }
}

/* The offset of the keys and of the values of one head. */
static size_t kv_offset(const struct decoder *d, int kv_head)
{
    const struct shape *s = &d->shape;
    return ((size_t)d->layer * s->kv_heads + kv_head) * s->head_dim * d->capacity;
}

/* For one kv head and its queries: rotate queries and keys, store keys and values in the cache.
   Chunks are heads, not tokens, since neighboring tokens are in the same cache lines there. */
static void store_kv_chunk(void *arguments, int kv_head, int worker)
{
    (void)worker;
    struct decoder *d = arguments;
    struct shape *s = &d->shape;
    const struct block *b = &d->blocks[d->layer];
    int size = s->head_dim, group = s->heads / s->kv_heads;
    size_t offset = kv_offset(d, kv_head);
    kv_element *keys = d->keys + offset, *values = d->values + offset;
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

/* The attention weights of some queries times `vectors` registers of all values. */
ALWAYS_INLINE void weigh_values(
    const struct decoder *d, const kv_element *values, int count, int rows, int vectors,
    const float *probabilities, const float *inverse_sums, float *out)
{
    int size = d->shape.head_dim;
    vf32 even[TOKENS_PER_CHUNK][4] = {{{0}}}, odd[TOKENS_PER_CHUNK][4] = {{{0}}};
    for (int i = 0; i < count; i += 2, values += 2 * size)
        UNROLL_LOOP
        for (int v = 0; v < vectors; v++) {
            vf32 first = load_kv(values + v * LANES);
            vf32 second = load_kv(values + size + v * LANES);
            UNROLL_LOOP
            for (int t = 0; t < rows; t++) {
                const float *weights = probabilities + (size_t)t * d->capacity + i;
                even[t][v] = fmadd(splat(weights[0]), first, even[t][v]);
                odd[t][v] = fmadd(splat(weights[1]), second, odd[t][v]);
            }
        }
    UNROLL_LOOP
    for (int t = 0; t < rows; t++)
        UNROLL_LOOP
        for (int v = 0; v < vectors; v++)
            store(out + (size_t)t * d->attended_stride + v * LANES,
                  (even[t][v] + odd[t][v]) * inverse_sums[t]);
}

/* Attention of each of `rows` successive tokens, the first of them at `position`, to all keys up
   to its own: softmax(q K / sqrt(D)) V. Keys and values are read once for all of them; masked keys
   have the weight zero. */
ALWAYS_INLINE void attend(
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
            UNROLL_LOOP
            for (int v = 0; v < UNROLL; v++) {
                vf32 key = load_kv(block + i * PAD + v * LANES);
                UNROLL_LOOP
                for (int t = 0; t < rows; t++) {
                    vf32 query = splat(queries[(size_t)t * d->qkv_stride + i]);
                    total[t][v] = fmadd(query, key, total[t][v]);
                }
            }
        }
        UNROLL_LOOP
        for (int t = 0; t < rows; t++)
            UNROLL_LOOP
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
        row_sum total = {{{0}}};
        for (int i = 0; i < padded; i += SUM_LANES)
            for (int v = 0; v < SUM_VECTORS; v++) {
                vf32 x = load(row + i + v * LANES);
                vf32 e = vselect(x > MASKED, vexp(x - top), splat(0));
                total.v[v] += e;
                store(row + i + v * LANES, e);
            }
        inverse[t] = 1.0f / hsum(total);
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
        /* With a constant number of rows, as in group_sums. */
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
