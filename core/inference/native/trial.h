/* What a child process runs once for a newly compiled library, before any program uses it. */

/* Whether tokens have the same logits when read in one pass and one by one, with arbitrary
   weights. */
static int passes_agree(int is_gpt2)
{
    enum { VOCABULARY = 96, TOKENS = 23, WIDTH = 576 };
    struct shape shape = {is_gpt2, VOCABULARY, 96, 2, 2, is_gpt2 ? 2 : 1, 64, WIDTH, 192};
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
            for (int k = 0; m->nibbles && k < m->outputs * m->inputs / 2; k++)
                m->nibbles[k] = (state = state * 1664525u + 1013904223u) >> 24;
            for (int n = 0; n < m->outputs; n++)
                m->scales[n] = 1e-3f;
        }
        for (int i = 0; i < shape.width; i++)
            b->attention_norm_weight[i] = b->ffn_norm_weight[i] = d->final_norm_weight[i] = 1.0f;
        for (int i = 0; i < shape.head_dim; i++)
            b->query_norm_weight[i] = b->key_norm_weight[i] = 1.0f;
    }
    static int8_t embeddings[TOKENS * WIDTH];
    for (int i = 0; i < TOKENS * WIDTH; i++)
        embeddings[i] = (state = state * 1664525u + 1013904223u) >> 24;
    for (int i = 0; i < VOCABULARY; i++)
        d->embedding_scales[i] = 1e-2f;
    int32_t ids[TOKENS];
    static float together[TOKENS * VOCABULARY], singly[TOKENS * VOCABULARY];
    for (int t = 0; t < TOKENS; t++)
        ids[t] = t * 4;
    tabwright_read(d, ids, embeddings, TOKENS, 0, TOKENS, together);
    for (int t = 0; t < TOKENS; t++)
        tabwright_read(d, ids + t, embeddings + t * WIDTH, 1, t, 1, singly + t * VOCABULARY);
    tabwright_close(d);
    for (int i = 0; i < TOKENS * VOCABULARY; i++)
        if (together[i] != singly[i] || !(fabsf(together[i]) < 1e6f))
            return 0;
    return together[0] != together[1];
}

/* The sum of products of one row and one output, computed one by one. */
static int32_t plain_sum(const uint8_t *codes, const uint8_t *nibbles, const code_t *inputs,
                         int count, int n)
{
    enum { REGISTER_BYTES = SUMS * STEP_INPUTS };
    int32_t sum = 0;
    for (int k = 0; k < count; k++) {
        int offset = k / STEP_INPUTS * GROUP * STEP_INPUTS + OFFSET_IN_STEP(n, k % STEP_INPUTS);
        int number = offset / REGISTER_BYTES;
        uint8_t both = nibbles[number / 2 * REGISTER_BYTES + offset % REGISTER_BYTES];
        int32_t weight = ZERO_POINT ? codes[offset] : (int8_t)codes[offset];
        sum += (weight * FINE + (number % 2 ? both >> 4 : both & 15)) * inputs[k];
    }
    return sum;
}

/* Returns 0 if this processor computes the right results: sums of products of the largest bytes,
   and a pass through every step. Run in a child process, since an instruction that the processor
   does not have ends the process that executes it. */
EXPORT int tabwright_trial(void)
{
    enum { INPUTS = 200, ROWS = 7, EXTREME = ZERO_POINT ? 255 : 128 };
    static const uint8_t no_nibbles[INPUTS * GROUP / 2];
    static uint8_t weights[INPUTS * GROUP], nibbles[INPUTS * GROUP / 2];
    static code_t codes[ROWS * PADDED(INPUTS)];
    for (int i = 0; i < INPUTS * GROUP; i++)
        weights[i] = i % 3 ? EXTREME : i * 37;
    for (int i = 0; i < INPUTS * GROUP / 2; i++)
        nibbles[i] = i % 3 ? 255 : i * 37;
    for (int i = 0; i < ROWS * PADDED(INPUTS); i++)
        codes[i] = i % 5 ? 127 : -(i % 128);
    for (int rows = 1; rows <= MAX_ROWS; rows++) {
        int32_t sums[MAX_ROWS * GROUP], fine_sums[MAX_ROWS * GROUP];
        sum_codes(weights, codes, PADDED(INPUTS), INPUTS / STEP_INPUTS, rows, sums);
        sum_fine_weights(weights, nibbles, codes, PADDED(INPUTS), INPUTS / STEP_INPUTS, rows, fine_sums);
        for (int t = 0; t < rows; t++)
            for (int n = 0; n < GROUP; n++) {
                const code_t *row = codes + t * PADDED(INPUTS);
                if (plain_sum(weights, no_nibbles, row, INPUTS, n) != FINE * sums[t * GROUP + n] ||
                    plain_sum(weights, nibbles, row, INPUTS, n) != fine_sums[t * GROUP + n])
                    return 1;
            }
    }
    for (int is_gpt2 = 0; is_gpt2 < 2; is_gpt2++)
        if (!passes_agree(is_gpt2))
            return 1;
    return 0;
}
