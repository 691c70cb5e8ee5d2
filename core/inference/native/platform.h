/* The operating system behind four names: memory, threads, locks and conditions. POSIX (Linux,
   macOS) and Windows; everything else in the decoder is the same everywhere. */

#include <stddef.h>
#include <stdlib.h>

#if defined(_WIN32)
#define WIN32_LEAN_AND_MEAN
#include <process.h>
#include <windows.h>

#define EXPORT __declspec(dllexport)

typedef HANDLE thread_t;
typedef SRWLOCK mutex_t;
typedef CONDITION_VARIABLE condition_t;
#define THREAD_FUNCTION(name) static unsigned __stdcall name(void *pointer)
#define THREAD_RESULT 0
typedef unsigned(__stdcall *thread_function)(void *);

/* Zeroed pages; NULL where the system grants none. */
static void *allocate_pages(size_t size)
{
    return VirtualAlloc(NULL, size, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);
}

static void free_pages(void *memory, size_t size)
{
    (void)size;
    VirtualFree(memory, 0, MEM_RELEASE);
}

/* Windows keeps no freed pages for long. */
static void release_freed_memory(void)
{
}

static int thread_create(thread_t *thread, thread_function function, void *argument)
{
    *thread = (HANDLE)_beginthreadex(NULL, 0, function, argument, 0, NULL);
    return *thread ? 0 : -1;
}

static void thread_join(thread_t thread)
{
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
}

static void thread_yield(void)
{
    SwitchToThread();
}

static void mutex_init(mutex_t *mutex)
{
    InitializeSRWLock(mutex);
}

static void mutex_lock(mutex_t *mutex)
{
    AcquireSRWLockExclusive(mutex);
}

static void mutex_unlock(mutex_t *mutex)
{
    ReleaseSRWLockExclusive(mutex);
}

static void mutex_destroy(mutex_t *mutex)
{
    (void)mutex; /* Windows keeps nothing for one */
}

static void condition_init(condition_t *condition)
{
    InitializeConditionVariable(condition);
}

static void condition_wait(condition_t *condition, mutex_t *mutex)
{
    SleepConditionVariableSRW(condition, mutex, INFINITE, 0);
}

static void condition_broadcast(condition_t *condition)
{
    WakeAllConditionVariable(condition);
}

static void condition_destroy(condition_t *condition)
{
    (void)condition; /* Windows keeps nothing for one */
}

static long process_id(void)
{
    return (long)GetCurrentProcessId();
}

#else
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#define EXPORT

#if defined(TABWRIGHT_OLD_GLIBC) && defined(__GLIBC__)
/* These moved to another version of the C library's interface in 2.32 and 2.34. A library that is
   shipped asks for the former one, which is in every version since. */
#if defined(__x86_64__)
#define OLD_GLIBC "GLIBC_2.2.5"
#else
#define OLD_GLIBC "GLIBC_2.17"
#endif
__asm__(".symver pthread_create,pthread_create@" OLD_GLIBC);
__asm__(".symver pthread_join,pthread_join@" OLD_GLIBC);
__asm__(".symver pthread_sigmask,pthread_sigmask@" OLD_GLIBC);
#endif

typedef pthread_t thread_t;
typedef pthread_mutex_t mutex_t;
typedef pthread_cond_t condition_t;
#define THREAD_FUNCTION(name) static void *name(void *pointer)
#define THREAD_RESULT NULL
typedef void *(*thread_function)(void *);

/* Zeroed pages, large ones where the system has them; NULL where it grants none. */
static void *allocate_pages(size_t size)
{
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0);
    if (memory == MAP_FAILED)
        return NULL;
#ifdef MADV_HUGEPAGE
    madvise(memory, size, MADV_HUGEPAGE);
#endif
    return memory;
}

static void free_pages(void *memory, size_t size)
{
    munmap(memory, size);
}

/* Return to the system what the program has freed: the C library of Linux keeps it. */
static void release_freed_memory(void)
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

/* The new thread receives no signals: they are for the threads of the program. */
static int thread_create(thread_t *thread, thread_function function, void *argument)
{
    sigset_t all_signals, before;
    sigfillset(&all_signals);
    pthread_sigmask(SIG_BLOCK, &all_signals, &before);
    int error = pthread_create(thread, NULL, function, argument);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return error;
}

static void thread_join(thread_t thread)
{
    pthread_join(thread, NULL);
}

static void thread_yield(void)
{
    sched_yield();
}

static void mutex_init(mutex_t *mutex)
{
    pthread_mutex_init(mutex, NULL);
}

static void mutex_lock(mutex_t *mutex)
{
    pthread_mutex_lock(mutex);
}

static void mutex_unlock(mutex_t *mutex)
{
    pthread_mutex_unlock(mutex);
}

static void mutex_destroy(mutex_t *mutex)
{
    pthread_mutex_destroy(mutex);
}

static void condition_init(condition_t *condition)
{
    pthread_cond_init(condition, NULL);
}

static void condition_wait(condition_t *condition, mutex_t *mutex)
{
    pthread_cond_wait(condition, mutex);
}

static void condition_broadcast(condition_t *condition)
{
    pthread_cond_broadcast(condition);
}

static void condition_destroy(condition_t *condition)
{
    pthread_cond_destroy(condition);
}

static long process_id(void)
{
    return (long)getpid();
}
#endif
