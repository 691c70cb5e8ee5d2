/* Newton-Schulz iterations that move the singular values of matrices to about 1 (Keller Jordan's
   Muon): X <- (a + b X X' + c (X X')^2) X. All factors are polynomials of the first X X', so they
   commute and are symmetric, and half of each is computed. Wide matrices are multiplied only at the
   first and the last moment: in between, the square matrix that they will be multiplied by is. */

struct orthogonalizer {
    struct pool pool;
    int64_t rows, columns; /* rows <= columns */
    float *memory;
    size_t memory_size;
    int64_t scratch_size;
    float *matrices;
    const float *coefficients;
    int iterations, is_tall;
};

/* Floats of one thread: two copies of a matrix, one packed, and four squares. */
static int64_t orthogonal_scratch(int64_t rows, int64_t columns)
{
    int64_t one = packed_size(rows, columns), turned = packed_size(columns, rows);
    return 2 * rows * columns + (one > turned ? one : turned) + 4 * packed_size(rows, rows);
}

/* Q = a + b G + c G^2, all r x r. */
static void polynomial(int64_t r, const float *gram, const float *factors, float *packed, float *q)
{
    pack_all(gram, r, 0, r, r, packed);
    multiply_symmetric(r, r, gram, r, packed, q);
    for (int64_t i = 0; i < r * r; i++)
        q[i] = factors[1] * gram[i] + factors[2] * q[i];
    for (int64_t i = 0; i < r; i++)
        q[i * r + i] += factors[0];
}

/* Every iteration multiplies X: for matrices that are about square. Returns what holds the result,
   x or next. */
static float *iterate_directly(
    const struct orthogonalizer *o, float *x, float *next, float *squares, float *packed)
{
    int64_t r = o->rows, c = o->columns;
    float *gram = squares, *q = squares + packed_size(r, r);
    for (int step = 0; step < o->iterations; step++) {
        pack_all(x, c, 1, c, r, packed);
        multiply_symmetric(r, c, x, c, packed, gram);
        polynomial(r, gram, o->coefficients + 3 * step, packed, q);
        pack_all(x, c, 0, r, c, packed);
        multiply(r, c, r, q, r, packed, next, c, 0);
        float *before = x;
        x = next;
        next = before;
    }
    return x;
}

/* The same for wide matrices. */
static float *iterate_squares(
    const struct orthogonalizer *o, float *x, float *next, float *squares, float *packed)
{
    int64_t r = o->rows, c = o->columns, square = packed_size(r, r);
    float *gram = squares, *q = gram + square, *product = q + square, *other = product + square;
    pack_all(x, c, 1, c, r, packed);
    multiply_symmetric(r, c, x, c, packed, gram);
    for (int step = 0; step < o->iterations; step++) {
        polynomial(r, gram, o->coefficients + 3 * step, packed, q);
        if (step) {
            pack_all(product, r, 0, r, r, packed);
            multiply_symmetric(r, r, q, r, packed, other);
            float *before = product;
            product = other;
            other = before;
        } else {
            memcpy(product, q, (size_t)(r * r) * sizeof(float));
        }
        if (step + 1 == o->iterations)
            break;
        pack_all(gram, r, 0, r, r, packed);
        multiply_symmetric(r, r, q, r, packed, other);
        pack_all(other, r, 0, r, r, packed);
        multiply_symmetric(r, r, q, r, packed, gram);
    }
    pack_all(x, c, 0, r, c, packed);
    multiply(r, c, r, product, r, packed, next, c, 0);
    return next;
}

static void orthogonalize_one(void *pointer, int chunk, int worker)
{
    struct orthogonalizer *o = pointer;
    int64_t r = o->rows, c = o->columns;
    float *matrix = o->matrices + (int64_t)chunk * r * c;
    float *x = o->memory + (int64_t)worker * o->scratch_size, *next = x + r * c;
    float *squares = next + r * c, *packed = squares + 4 * packed_size(r, r);
    packed += (32 - (packed - o->memory) % 32) % 32;
    double sum = 0;
    for (int64_t i = 0; i < r * c; i++)
        sum += (double)matrix[i] * matrix[i];
    float scale = 1.0f / (float)(sqrt(sum) > 1e-7 ? sqrt(sum) : 1e-7);
    for (int64_t i = 0; i < r; i++)
        for (int64_t j = 0; j < c; j++)
            x[i * c + j] = scale * (o->is_tall ? matrix[j * r + i] : matrix[i * c + j]);
    x = 2 * c > 3 * r ? iterate_squares(o, x, next, squares, packed)
                      : iterate_directly(o, x, next, squares, packed);
    for (int64_t i = 0; i < r; i++)
        for (int64_t j = 0; j < c; j++)
            matrix[o->is_tall ? j * r + i : i * c + j] = x[i * c + j];
}

EXPORT void tabwright_orthogonalizer_close(struct orthogonalizer *o)
{
    pool_stop(&o->pool);
    free_pages(o, sizeof *o);
}

EXPORT struct orthogonalizer *tabwright_orthogonalizer_open(int threads)
{
    struct orthogonalizer *o = allocate_pages(sizeof *o); /* aligned for the pool */
    if (o)
        pool_start(&o->pool, threads - 1);
    return o;
}

/* Orthogonalize `count` matrices (rows x columns) in place, with three coefficients for each
   iteration. Returns 0, or -1 where the system grants no memory. */
EXPORT int tabwright_orthogonalize(
    struct orthogonalizer *o, float *matrices, int count, int64_t rows, int64_t columns,
    const float *coefficients, int iterations)
{
    o->is_tall = rows > columns;
    o->rows = o->is_tall ? columns : rows;
    o->columns = o->is_tall ? rows : columns;
    o->scratch_size = (orthogonal_scratch(o->rows, o->columns) + 63) / 32 * 32;
    o->memory_size =
        (size_t)(o->scratch_size * (o->pool.n_workers + 1)) * sizeof(float);
    o->memory = allocate_pages(o->memory_size);
    if (!o->memory)
        return -1;
    o->matrices = matrices;
    o->coefficients = coefficients;
    o->iterations = iterations;
    pool_begin_pass(&o->pool);
    pool_run(&o->pool, orthogonalize_one, o, count);
    pool_end_pass(&o->pool);
    free_pages(o->memory, o->memory_size);
    return 0;
}
