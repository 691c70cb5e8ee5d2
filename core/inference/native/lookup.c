/* The look-up of project memory, by the rules of core/memory/lookup.py, with results that are
 * equal to the last bit: the order of additions is the same in both. Compiled without fused
 * multiplications, which round once where Python rounds twice.
 *
 * Nothing is allocated and nothing is kept: the caller provides all memory. */

#include <stdint.h>
#include <string.h>

#if defined(_WIN32)
#define EXPORT __declspec(dllexport)
#else
#define EXPORT
#endif

enum { MAX_CONTEXT = 32, MAX_SAMPLED = 400, MAX_ALL_SAMPLED = 800, MAX_VIEWS = 64, TOKENS = 65536 };
static const double MIN_LEFT = 1e-3;

/* One segment, and its parts that are excluded: View of lookup.py. */
struct view {
    const uint16_t *tokens;
    const uint32_t *order;
    const int32_t *firsts;
    const int32_t *begins, *ends;
    int32_t firsts_size;
    int32_t excluded;
};

/* The memory of a look-up: all zero before and after, except the first `count` results. */
struct scratch {
    int32_t slot[TOKENS];    /* of a token among the results, from 1 */
    int32_t follow[TOKENS];  /* how often a token followed at the present level */
    int32_t met[TOKENS];     /* the tokens of that level, in the order in which they were found */
    int32_t ids[TOKENS];
    double blend[TOKENS];
    double longest[TOKENS];
};

struct result {
    int32_t count, matched, occurrences, view, position;
};

struct span {
    int32_t low, high;
};

EXPORT int tabwright_lookup_sizes(void) { return (int)sizeof(struct view) + (int)sizeof(struct scratch); }

static int counts(const struct view *v, int32_t position) {
    for (int i = 0; i < v->excluded; i++)
        if (v->begins[i] <= position && position < v->ends[i]) return 0;
    return 1;
}

/* Find the slice of `order` that follows the last 1, 2 ... tokens; returns how many there are. */
static int find_spans(const struct view *v, const int32_t *context, int length, struct span *found) {
    if (!length || context[length - 1] + 1 >= v->firsts_size) return 0;
    int32_t low = v->firsts[context[length - 1]], high = v->firsts[context[length - 1] + 1];
    int depth = 1;
    while (low < high) {
        found[depth - 1] = (struct span){low, high};
        depth++;
        if (depth > MAX_CONTEXT || depth > length) break;
        int32_t previous = context[length - depth];
        int32_t start = low, end = high;
        while (start < end) {
            int32_t middle = (start + end) / 2;
            if (v->tokens[v->order[middle] - depth] < previous) start = middle + 1;
            else end = middle;
        }
        low = start, end = high;
        while (start < end) {
            int32_t middle = (start + end) / 2;
            if (v->tokens[v->order[middle] - depth] <= previous) start = middle + 1;
            else end = middle;
        }
        high = start;
        /* An empty range is not found. */
        if (low >= high) return depth - 1;
    }
    return depth - 1;
}

static int tried(struct span s, int limit) {
    return s.high - s.low <= limit ? s.high - s.low : limit;
}

static int32_t sample(const struct view *v, struct span s, int number, int limit) {
    int64_t size = s.high - s.low;
    int64_t step = size <= limit ? number : number * size / limit;
    return (int32_t)v->order[s.low + step];
}

EXPORT void tabwright_look_up(const struct view *views, int n_views, const int32_t *context, int length,
                       struct scratch *m, struct result *out) {
    struct span spans[MAX_VIEWS][MAX_CONTEXT];
    int depths[MAX_VIEWS], depth = 0;
    int limit = n_views > MAX_ALL_SAMPLED / MAX_SAMPLED ? MAX_ALL_SAMPLED / n_views : MAX_SAMPLED;
    for (int i = 0; i < n_views; i++) {
        depths[i] = find_spans(&views[i], context, length, spans[i]);
        if (depths[i] > depth) depth = depths[i];
    }
    *out = (struct result){0, 0, 0, -1, -1};
    double left = 1.0;
    int kinds = 0, counted = 0;
    int64_t total = 0;
    for (; depth > 0; depth--) {
        int is_same = counted != 0;
        for (int i = 0; i < n_views && is_same; i++) {
            int has = depths[i] >= depth, had = depths[i] >= counted;
            is_same = has == had && (!has || (spans[i][depth - 1].low == spans[i][counted - 1].low &&
                                              spans[i][depth - 1].high == spans[i][counted - 1].high));
        }
        if (!is_same) {
            for (int k = 0; k < kinds; k++) m->follow[m->met[k]] = 0;
            kinds = 0, total = 0, counted = depth;
            for (int i = 0; i < n_views; i++) {
                if (depths[i] < depth) continue;
                struct span s = spans[i][depth - 1];
                for (int k = 0, n = tried(s, limit); k < n; k++) {
                    int32_t position = sample(&views[i], s, k, limit);
                    if (!counts(&views[i], position)) continue;
                    int32_t token = views[i].tokens[position];
                    if (!m->follow[token]++) m->met[kinds++] = token;
                    total++;
                }
            }
        }
        if (!total) continue;
        if (!out->matched) {
            out->matched = depth;
            out->occurrences = (int32_t)total;
            int32_t best = m->met[0];
            for (int k = 1; k < kinds; k++)
                if (m->follow[m->met[k]] > m->follow[best]) best = m->met[k];
            for (int i = 0; i < n_views && out->view < 0; i++) {
                if (depths[i] < depth) continue;
                struct span s = spans[i][depth - 1];
                for (int k = 0, n = tried(s, limit); k < n && out->view < 0; k++) {
                    int32_t position = sample(&views[i], s, k, limit);
                    if (counts(&views[i], position) && views[i].tokens[position] == best)
                        out->view = i, out->position = position;
                }
            }
            for (int k = 0; k < kinds; k++) {
                int32_t token = m->met[k];
                m->slot[token] = ++out->count;
                m->ids[k] = token;
                m->blend[k] = 0.0;
                m->longest[k] = (double)m->follow[token] / (double)total;
            }
        }
        double scale = left / (double)(total + kinds);
        for (int k = 0; k < kinds; k++) {
            int32_t token = m->met[k];
            if (!m->slot[token]) {
                m->slot[token] = ++out->count;
                m->ids[out->count - 1] = token;
                m->blend[out->count - 1] = 0.0;
                m->longest[out->count - 1] = 0.0;
            }
            m->blend[m->slot[token] - 1] += scale * (double)m->follow[token];
        }
        left *= (double)kinds / (double)(total + kinds);
        if (left < MIN_LEFT) break;
    }
    for (int k = 0; k < kinds; k++) m->follow[m->met[k]] = 0;
    double given = 1.0 - left;
    for (int k = 0; k < out->count; k++) {
        m->blend[k] /= given;
        m->slot[m->ids[k]] = 0;
    }
}

/* Run in a child process before the library is used. */
EXPORT int tabwright_trial(void) {
    static struct scratch memory;
    const uint16_t tokens[] = {0xFFFF, 1, 2, 1, 3};
    const uint32_t order[] = {2, 4, 3, 1};
    const int32_t firsts[] = {0, 0, 2, 3, 3};
    const int32_t context[] = {1};
    struct view v = {tokens, order, firsts, 0, 0, 5, 0};
    struct result out;
    tabwright_look_up(&v, 1, context, 1, &memory, &out);
    return !(out.count == 2 && out.matched == 1 && memory.blend[0] == 0.5 && memory.ids[1] == 3);
}
