/* A moving average over the last few values of a stream of numbers. */
#include <stddef.h>
#include <stdio.h>

#define WINDOW 4

struct average {
    double values[WINDOW];
    size_t next;
    size_t count;
};

static void average_add(struct average *a, double value)
{
    a->values[a->next] = value;
    a->next = (a->next + 1) % WINDOW;
    if (a->count < WINDOW) {
        a->count++;
    }
}

static double average_get(const struct average *a)
{
    double sum = 0.0;
    for (size_t i = 0; i < a->count; i++) {
        sum += a->values[i];
    }
    return a->count > 0 ? sum / (double)a->count : 0.0;
}

int main(void)
{
    struct average a = {0};
    double value;

    while (scanf("%lf", &value) == 1) {
        average_add(&a, value);
        printf("%.3f\n", average_get(&a));
    }
    return 0;
}
