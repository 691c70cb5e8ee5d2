/* Threads that share the steps of a pass.

   A step is cut into chunks, and whoever is free takes the next one: a helper that is not
   running takes none, and one that the system has taken off its processor delays the step
   by its chunk alone. Within a pass all wait busily, since steps are microseconds apart, but
   let others run where that takes long; between passes helpers sleep. */

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>

#define MAX_HELPERS 3
/* How often a helper looks for a next pass before it falls asleep, and how often anybody
   looks before others may run: 0.1 ms and half of it, where a pause takes 140 cycles. */
#define LOOKS_BEFORE_SLEEP 2000
#define LOOKS_BEFORE_YIELD 1000

typedef void (*task_function)(void *arguments, int chunk, int worker);

struct crew {
    /* Each on a cache line of its own: they are written by all. */
    _Alignas(64) atomic_int left; /* chunks of the step that nobody has taken */
    _Alignas(64) atomic_int done; /* chunks of the step that are finished */
    _Alignas(64) atomic_int is_in_pass;
    _Alignas(64) task_function task;
    void *arguments;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    int is_over;
    int helpers;
    pthread_t threads[MAX_HELPERS];
    struct helper {
        struct crew *crew;
        int worker;
    } helper[MAX_HELPERS];
};

static inline void relax(unsigned looks)
{
    if (looks % LOOKS_BEFORE_YIELD == LOOKS_BEFORE_YIELD - 1)
        sched_yield();
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#endif
}

/* Take one chunk and work on it; 0 where none was left. Whoever has taken a chunk may read
   the step's task: it stays until all chunks are done. */
static int crew_take(struct crew *crew, int worker)
{
    int left = atomic_load_explicit(&crew->left, memory_order_acquire);
    while (left > 0) {
        if (atomic_compare_exchange_weak_explicit(
                &crew->left, &left, left - 1, memory_order_acquire, memory_order_acquire)) {
            crew->task(crew->arguments, left - 1, worker);
            atomic_fetch_add_explicit(&crew->done, 1, memory_order_release);
            return 1;
        }
    }
    return 0;
}

static void *crew_help(void *pointer)
{
    struct helper *helper = pointer;
    struct crew *crew = helper->crew;
    for (;;) {
        unsigned looks = 0, looks_between = 0;
        while (looks_between < LOOKS_BEFORE_SLEEP) {
            if (crew_take(crew, helper->worker))
                looks = looks_between = 0;
            else {
                relax(looks++);
                looks_between += !atomic_load_explicit(&crew->is_in_pass, memory_order_relaxed);
            }
        }
        pthread_mutex_lock(&crew->lock);
        while (!crew->is_over && !atomic_load_explicit(&crew->is_in_pass, memory_order_relaxed))
            pthread_cond_wait(&crew->wake, &crew->lock);
        int is_over = crew->is_over;
        pthread_mutex_unlock(&crew->lock);
        if (is_over)
            return NULL;
    }
}

/* As many helpers as the system grants, `helpers` at most. */
static void crew_start(struct crew *crew, int helpers)
{
    sigset_t all_signals, before;
    pthread_mutex_init(&crew->lock, NULL);
    pthread_cond_init(&crew->wake, NULL);
    /* Signals are for the threads of the program. */
    sigfillset(&all_signals);
    pthread_sigmask(SIG_BLOCK, &all_signals, &before);
    for (int i = 0; i < helpers && i < MAX_HELPERS; i++) {
        crew->helper[i] = (struct helper){crew, i + 1};
        if (pthread_create(&crew->threads[i], NULL, crew_help, &crew->helper[i]))
            break;
        crew->helpers++;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static void crew_stop(struct crew *crew)
{
    pthread_mutex_lock(&crew->lock);
    crew->is_over = 1;
    pthread_cond_broadcast(&crew->wake);
    pthread_mutex_unlock(&crew->lock);
    for (int i = 0; i < crew->helpers; i++)
        pthread_join(crew->threads[i], NULL);
    pthread_mutex_destroy(&crew->lock);
    pthread_cond_destroy(&crew->wake);
}

static void crew_begin_pass(struct crew *crew)
{
    if (!crew->helpers)
        return;
    pthread_mutex_lock(&crew->lock);
    atomic_store_explicit(&crew->is_in_pass, 1, memory_order_relaxed);
    pthread_cond_broadcast(&crew->wake);
    pthread_mutex_unlock(&crew->lock);
}

static void crew_end_pass(struct crew *crew)
{
    atomic_store_explicit(&crew->is_in_pass, 0, memory_order_relaxed);
}

/* Do all chunks of a step; returns when the last one is done. The caller works, too. */
static void crew_run(struct crew *crew, task_function task, void *arguments, int chunks)
{
    if (!crew->helpers || chunks == 1) {
        for (int chunk = 0; chunk < chunks; chunk++)
            task(arguments, chunk, 0);
        return;
    }
    crew->task = task;
    crew->arguments = arguments;
    atomic_store_explicit(&crew->done, 0, memory_order_relaxed);
    atomic_store_explicit(&crew->left, chunks, memory_order_release);
    while (crew_take(crew, 0))
        ;
    for (unsigned looks = 0; atomic_load_explicit(&crew->done, memory_order_acquire) < chunks;)
        relax(looks++);
}
