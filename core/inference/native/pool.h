/* Threads that share the steps of a pass.

   A step is cut into chunks, and whoever is free takes the next one: a helper that is not
   running takes none, and one that the system has taken off its processor delays the step
   by its chunk alone. Within a pass all wait busily, since steps are microseconds apart, but
   let others run where that takes long; between passes helpers sleep. */

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>

#define MAX_WORKERS 3
/* How often a helper looks for a next pass before it falls asleep, and how often anybody
   looks before others may run: 0.1 ms and half of it, where a pause takes 140 cycles. */
#define POLLS_BEFORE_SLEEP 2000
#define POLLS_BEFORE_YIELD 1000

typedef void (*task_function)(void *arguments, int chunk, int worker);

struct pool {
    /* Each on a cache line of its own: they are written by all. */
    _Alignas(64) atomic_int left; /* chunks of the step that nobody has taken */
    _Alignas(64) atomic_int done; /* chunks of the step that are finished */
    _Alignas(64) atomic_int is_in_pass;
    _Alignas(64) task_function task;
    void *arguments;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    int is_stopping;
    int n_workers;
    pthread_t threads[MAX_WORKERS];
    struct worker {
        struct pool *pool;
        int index;
    } workers[MAX_WORKERS];
};

static inline void relax(unsigned polls)
{
    if (polls % POLLS_BEFORE_YIELD == POLLS_BEFORE_YIELD - 1)
        sched_yield();
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#endif
}

/* Take one chunk and work on it; 0 where none was left. Whoever has taken a chunk may read
   the step's task: it stays until all chunks are done. */
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

static void *worker_main(void *pointer)
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
        pthread_mutex_lock(&pool->lock);
        while (!pool->is_stopping && !atomic_load_explicit(&pool->is_in_pass, memory_order_relaxed))
            pthread_cond_wait(&pool->wake, &pool->lock);
        int is_stopping = pool->is_stopping;
        pthread_mutex_unlock(&pool->lock);
        if (is_stopping)
            return NULL;
    }
}

/* As many helpers as the system grants, `helpers` at most. */
static void pool_start(struct pool *pool, int n_workers)
{
    sigset_t all_signals, before;
    pthread_mutex_init(&pool->lock, NULL);
    pthread_cond_init(&pool->wake, NULL);
    /* Signals are for the threads of the program. */
    sigfillset(&all_signals);
    pthread_sigmask(SIG_BLOCK, &all_signals, &before);
    for (int i = 0; i < n_workers && i < MAX_WORKERS; i++) {
        pool->workers[i] = (struct worker){pool, i + 1};
        if (pthread_create(&pool->threads[i], NULL, worker_main, &pool->workers[i]))
            break;
        pool->n_workers++;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static void pool_stop(struct pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    pool->is_stopping = 1;
    pthread_cond_broadcast(&pool->wake);
    pthread_mutex_unlock(&pool->lock);
    for (int i = 0; i < pool->n_workers; i++)
        pthread_join(pool->threads[i], NULL);
    pthread_mutex_destroy(&pool->lock);
    pthread_cond_destroy(&pool->wake);
}

static void pool_begin_pass(struct pool *pool)
{
    if (!pool->n_workers)
        return;
    pthread_mutex_lock(&pool->lock);
    atomic_store_explicit(&pool->is_in_pass, 1, memory_order_relaxed);
    pthread_cond_broadcast(&pool->wake);
    pthread_mutex_unlock(&pool->lock);
}

static void pool_end_pass(struct pool *pool)
{
    atomic_store_explicit(&pool->is_in_pass, 0, memory_order_relaxed);
}

/* Do all chunks of a step; returns when the last one is done. The caller works, too. */
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
