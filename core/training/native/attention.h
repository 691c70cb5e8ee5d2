/* Causal attention of one window and one group of heads, block by block of queries. Keys behind a
   block are never touched. The weights are computed again in the backward pass from the logarithm
   of their sums (FlashAttention, arXiv 2205.14135): nothing of size T x T is kept. */

#define QUERIES 96 /* in a block */

/* Floats that one thread needs. */
INLINE int64_t attention_scratch(int64_t tokens, int64_t d)
{
    int64_t keys = panels(tokens) * NR;
    return 2 * QUERIES * keys + packed_size(d, tokens) * 2 + packed_size(tokens, d) +
           2 * packed_size(QUERIES, d) + KC * (keys + MR) + 2 * QUERIES;
}

/* Scores of a block of queries to weights, in place: (rows x keys), softmax over those that each
   query may see, zero behind. `sums` gets the logarithm of what was divided by. */
static void softmax_block(
    float *scores, int64_t ld, int64_t first, int64_t rows, int64_t keys, float scale, float *sums)
{
    for (int64_t i = 0; i < rows; i++) {
        float *row = scores + i * ld;
        int64_t seen = first + i + 1;
        float top = row_maximum(row, seen), sum = 0;
        for (int64_t j = 0; j < seen; j++) {
            row[j] = exponential((row[j] - top) * scale);
            sum += row[j];
        }
        float part = 1.0f / sum;
        for (int64_t j = 0; j < seen; j++)
            row[j] *= part;
        for (int64_t j = seen; j < keys; j++)
            row[j] = 0;
        sums[i] = top * scale + logf(sum);
    }
}

/* out (T x D) = attention of q, k, v, each T x D with a row stride. `sums`: T. */
static void attention_forward(
    const float *q, int64_t q_row, const float *k, int64_t k_row, const float *v, int64_t v_row,
    int64_t tokens, int64_t d, float *out, int64_t out_row, float *sums, float *scratch)
{
    float scale = 1.0f / sqrtf((float)d);
    int64_t ld = panels(tokens) * NR;
    float *keys = scratch, *values = keys + packed_size(d, tokens);
    float *scores = values + packed_size(tokens, d);
    pack_all(k, k_row, 1, d, tokens, keys);
    pack_all(v, v_row, 0, tokens, d, values);
    for (int64_t first = 0; first < tokens; first += QUERIES) {
        int64_t rows = min64(QUERIES, tokens - first), seen = first + rows;
        multiply_part(rows, seen, d, q + first * q_row, q_row, keys, d, tokens, scores, ld, 0);
        softmax_block(scores, ld, first, rows, seen, scale, sums + first);
        multiply_part(
            rows, d, seen, scores, ld, values, tokens, d, out + first * out_row, out_row, 0);
    }
}

/* Gradients of q, k and v; `adds`: to those of k and v that are there. */
static void attention_backward(
    const float *q, int64_t q_row, const float *k, int64_t k_row, const float *v, int64_t v_row,
    int64_t tokens, int64_t d, const float *out, const float *dout, int64_t out_row,
    const float *sums, float *dq, int64_t dq_row, float *dk, float *dv, int64_t dkv_row, int adds,
    float *scratch)
{
    float scale = 1.0f / sqrtf((float)d);
    int64_t ld = panels(tokens) * NR;
    float *keys_turned = scratch, *values_turned = keys_turned + packed_size(d, tokens);
    float *keys = values_turned + packed_size(d, tokens);
    float *queries = keys + packed_size(tokens, d), *outer = queries + packed_size(QUERIES, d);
    float *weights = outer + packed_size(QUERIES, d), *slopes = weights + QUERIES * ld;
    float *turned_scratch = slopes + QUERIES * ld;
    pack_all(k, k_row, 1, d, tokens, keys_turned);
    pack_all(v, v_row, 1, d, tokens, values_turned);
    pack_all(k, k_row, 0, tokens, d, keys);
    /* The last block touches all keys; the earlier ones are added to what it gave. */
    int64_t last_first = (tokens - 1) / QUERIES * QUERIES;
    for (int64_t first = last_first; first >= 0; first -= QUERIES) {
        int64_t rows = min64(QUERIES, tokens - first), seen = first + rows;
        const float *block = q + first * q_row, *grown = dout + first * out_row;
        multiply_part(rows, seen, d, block, q_row, keys_turned, d, tokens, weights, ld, 0);
        multiply_part(rows, seen, d, grown, out_row, values_turned, d, tokens, slopes, ld, 0);
        for (int64_t i = 0; i < rows; i++) {
            const float *made = out + (first + i) * out_row, *wanted = grown + i * out_row;
            float *restrict weight = weights + i * ld, *restrict slope = slopes + i * ld;
            float mean = 0, sum = sums[first + i];
            int64_t visible = first + i + 1;
            for (int64_t j = 0; j < d; j++)
                mean += made[j] * wanted[j];
            for (int64_t j = 0; j < visible; j++) {
                float w = exponential(weight[j] * scale - sum);
                weight[j] = w;
                slope[j] = w * (slope[j] - mean) * scale;
            }
            for (int64_t j = visible; j < seen; j++)
                weight[j] = slope[j] = 0;
        }
        multiply_part(
            rows, d, seen, slopes, ld, keys, tokens, d, dq + first * dq_row, dq_row, 0);
        int is_added = adds || first != last_first;
        pack_all(block, q_row, 0, rows, d, queries);
        multiply_turned(seen, d, rows, slopes, ld, queries, dk, dkv_row, is_added, turned_scratch);
        pack_all(grown, out_row, 0, rows, d, outer);
        multiply_turned(seen, d, rows, weights, ld, outer, dv, dkv_row, is_added, turned_scratch);
    }
}
