/* What a child process runs once for a newly compiled library, before any program uses it. */

static float *arbitrary_floats(int64_t count, float size, uint32_t *state)
{
    float *given = malloc((size_t)count * sizeof *given);
    for (int64_t i = 0; given && i < count; i++) {
        *state = *state * 1664525u + 1013904223u;
        given[i] = size * ((float)(*state >> 8) / 8388608.0f - 1.0f);
    }
    return given;
}

/* Whether a small step against the gradient of arbitrary weights changes the loss by as much as the
   gradient says: that takes every product, norm and activation in both directions. */
static int gradient_holds(int is_gpt2)
{
    enum { VOCABULARY = 83, TOKENS = 40, WINDOWS = 3, C = 48, F = 72, D = 12, LAYERS = 2, H = 4 };
    struct shape shape = {is_gpt2, VOCABULARY, TOKENS, LAYERS, H, is_gpt2 ? H : 2, D, C, F};
    /* More than any layout needs; the tensors follow each other. */
    enum { BLOCK = 4 * C * C + 3 * C * F + 12 * C + F, ALL = LAYERS * BLOCK + 2 * C * (VOCABULARY + TOKENS) };
    uint32_t state = 1;
    float *weights = arbitrary_floats(ALL, 0.2f, &state), *gradients = arbitrary_floats(ALL, 0.0f, &state);
    float *rotary = arbitrary_floats(TOKENS * D, 1.0f, &state);
    struct training *t = tabwright_training_open(&shape, 2, 2 * TOKENS);
    if (!weights || !gradients || !rotary || !t)
        return 0;
    struct block blocks[2][LAYERS];
    struct ends ends[2];
    for (int which = 0; which < 2; which++) {
        float *place = which ? gradients : weights;
#define TAKE(count) (place += (count), place - (count))
        for (int layer = 0; layer < LAYERS; layer++) {
            struct block *b = &blocks[which][layer];
            memset(b, 0, sizeof *b);
            b->attention_norm = TAKE(C);
            b->ffn_norm = TAKE(C);
            b->query = TAKE(C * C);
            b->key = TAKE(C * C);
            b->value = TAKE(C * C);
            b->output = TAKE(C * C);
            b->up = TAKE(C * F);
            b->down = TAKE(C * F);
            if (is_gpt2) {
                b->attention_norm_bias = TAKE(C);
                b->ffn_norm_bias = TAKE(C);
                b->qkv_bias = TAKE(3 * C);
                b->output_bias = TAKE(C);
                b->up_bias = TAKE(F);
                b->down_bias = TAKE(C);
            } else {
                b->gate = TAKE(C * F);
                b->query_norm = TAKE(D);
                b->key_norm = TAKE(D);
            }
        }
        struct ends *e = &ends[which];
        memset(e, 0, sizeof *e);
        e->embedding = TAKE(C * VOCABULARY);
        e->head = TAKE(C * VOCABULARY);
        e->final_norm = TAKE(C);
        if (is_gpt2) {
            e->positions = TAKE(C * TOKENS);
            e->final_norm_bias = TAKE(C);
            e->head_bias = TAKE(VOCABULARY);
        }
    }
    int64_t ids[WINDOWS * TOKENS], targets[WINDOWS * TOKENS];
    for (int i = 0; i < WINDOWS * TOKENS; i++) {
        ids[i] = i * 7 % VOCABULARY;
        targets[i] = i * 11 % VOCABULARY;
    }
    double losses[2], square = 0, rate = 1e-3;
    for (int pass = 0; pass < 2; pass++) {
        tabwright_training_begin(
            t, rotary, blocks[0], &ends[0], blocks[1], &ends[1], 1.0f / (WINDOWS * TOKENS));
        losses[pass] = tabwright_training_part(t, ids, targets, 2, TOKENS);
        losses[pass] += tabwright_training_part(
            t, ids + 2 * TOKENS, targets + 2 * TOKENS, WINDOWS - 2, TOKENS);
        losses[pass] /= WINDOWS * TOKENS;
        for (int i = 0; i < ALL && !pass; i++) {
            square += (double)gradients[i] * gradients[i];
            weights[i] -= (float)rate * gradients[i];
        }
    }
    tabwright_training_close(t);
    free(weights);
    free(gradients);
    free(rotary);
    double expected = rate * square, found = losses[0] - losses[1];
    return expected > 1e-5 && found > 0.9 * expected && found < 1.1 * expected;
}

/* Returns 0 if this processor computes right gradients. Run in a child process, since an
   instruction that the processor does not have ends the process that executes it. */
EXPORT int tabwright_trial(void)
{
    for (int is_gpt2 = 0; is_gpt2 < 2; is_gpt2++)
        if (!gradient_holds(is_gpt2))
            return 1;
    return 0;
}
