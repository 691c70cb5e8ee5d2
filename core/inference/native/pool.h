/* A pool of threads that work on one pass together.

   Each step of a pass is divided into chunks, and every free thread takes the next chunk: a
   worker that is not running takes none, and a worker that the system has preempted delays
   the step by its chunk alone. During a pass all threads poll, since steps are microseconds
   apart, but yield to other threads when they have polled for long; between passes the
   workers sleep. */

#include <stdatomic.h>

#if !defined(MAX_WORKERS) /* the training step sets more */
#define MAX_WORKERS 3 /* besides the calling thread */
#endif
/* How often a worker polls for the next pass before it sleeps, and how often any thread polls
   before it yields: 0.1 ms and half of it, where a pause takes 140 cycles. */
#define POLLS_BEFORE_SLEEP 2000
#define POLLS_BEFORE_YIELD 1000

typedef void (*task_function)(void *arguments, int chunk, int worker);

struct pool {
    /* All threads write these, so each has a cache line of its own. */
    _Alignas(64) atomic_int left; /* chunks of the step that no thread has taken */
    _Alignas(64) atomic_int done; /* chunks of the step that are finished */
    _Alignas(64) atomic_int is_in_pass;
    _Alignas(64) task_function task;
    void *arguments;
    mutex_t lock;
    condition_t wake;
    int is_stopping;
    int n_workers;
    thread_t threads[MAX_WORKERS];
    struct worker {
        struct pool *pool;
        int index;
    } workers[MAX_WORKERS];
};

static inline void relax(unsigned polls)
{
    if (polls % POLLS_BEFORE_YIELD == POLLS_BEFORE_YIELD - 1)
        thread_yield();
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("isb"); /* waits about as long as a pause; yield waits for nothing there */
#endif
}

/* Take one chunk and compute it; returns 0 if none was left. A thread that has taken a chunk
   may read the step's task: it does not change until all chunks are done. */
static int pool_run_chunk(struct pool *pool, int worker)
{
    int left = atomic_load_explicit(&pool->left, memory_order_acquire);
    while (left > 0) {
        if (atomic_compare_exchange_weak_explicit(
                &pool->left, &left, left - 1, memory_order_acquire, memory_order_acquire)) {
            pool->task(pool->arguments, left - 1, worker);
            atomic_fetch_add_explicit(&pool->done, 1, memory_order_release);
            return 1;
        }
    }
    return 0;
}

THREAD_FUNCTION(worker_main)
{
    struct worker *worker = pointer;
    struct pool *pool = worker->pool;
    for (;;) {
        unsigned polls = 0, idle_polls = 0;
        while (idle_polls < POLLS_BEFORE_SLEEP) {
            if (pool_run_chunk(pool, worker->index))
                polls = idle_polls = 0;
            else {
                relax(polls++);
                idle_polls += !atomic_load_explicit(&pool->is_in_pass, memory_order_relaxed);
            }
        }
        mutex_lock(&pool->lock);
        while (!pool->is_stopping && !atomic_load_explicit(&pool->is_in_pass, memory_order_relaxed))
            condition_wait(&pool->wake, &pool->lock);
        int is_stopping = pool->is_stopping;
        mutex_unlock(&pool->lock);
        if (is_stopping)
            return THREAD_RESULT;
    }
}

/* Start as many workers as the system grants, `n_workers` at most. */
static void pool_start(struct pool *pool, int n_workers)
{
    mutex_init(&pool->lock);
    condition_init(&pool->wake);
    for (int i = 0; i < n_workers && i < MAX_WORKERS; i++) {
        pool->workers[i] = (struct worker){pool, i + 1};
        if (thread_create(&pool->threads[i], worker_main, &pool->workers[i]))
            break;
        pool->n_workers++;
    }
}

static void pool_stop(struct pool *pool)
{
    mutex_lock(&pool->lock);
    pool->is_stopping = 1;
    condition_broadcast(&pool->wake);
    mutex_unlock(&pool->lock);
    for (int i = 0; i < pool->n_workers; i++)
        thread_join(pool->threads[i]);
    mutex_destroy(&pool->lock);
    condition_destroy(&pool->wake);
}

static void pool_begin_pass(struct pool *pool)
{
    if (!pool->n_workers)
        return;
    mutex_lock(&pool->lock);
    atomic_store_explicit(&pool->is_in_pass, 1, memory_order_relaxed);
    condition_broadcast(&pool->wake);
    mutex_unlock(&pool->lock);
}

static void pool_end_pass(struct pool *pool)
{
    atomic_store_explicit(&pool->is_in_pass, 0, memory_order_relaxed);
}

/* Compute all chunks of a step; returns when the last one is done. The caller works, too. */
static void pool_run(struct pool *pool, task_function task, void *arguments, int chunks)
{
    if (!pool->n_workers || chunks == 1) {
        for (int chunk = 0; chunk < chunks; chunk++)
            task(arguments, chunk, 0);
        return;
    }
    pool->task = task;
    pool->arguments = arguments;
    atomic_store_explicit(&pool->done, 0, memory_order_relaxed);
    atomic_store_explicit(&pool->left, chunks, memory_order_release);
    while (pool_run_chunk(pool, 0))
        ;
    for (unsigned polls = 0; atomic_load_explicit(&pool->done, memory_order_acquire) < chunks;)
        relax(polls++);
}
