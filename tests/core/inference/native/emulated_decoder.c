/* The decoder behind a pipe: commands on standard input, results on standard output, for a
   processor that qemu emulates. emulation.py is the other side. Built with decoder.c before it. */

#include <stdio.h>

static void get(void *data, size_t size)
{
    if (fread(data, 1, size, stdin) != size)
        exit(0); /* the other side has ended */
}

static int32_t get_int(void)
{
    int32_t value;
    get(&value, sizeof value);
    return value;
}

static void *get_array(size_t size)
{
    void *data = malloc(size ? size : 1);
    if (!data)
        exit(1);
    get(data, size);
    return data;
}

static void put(const void *data, size_t size)
{
    fwrite(data, 1, size, stdout);
    fflush(stdout);
}

static void put_int(int32_t value)
{
    put(&value, sizeof value);
}

int main(void)
{
    static struct decoder *decoders[1024];
    int32_t opened = 0;
    for (;;) {
        char command;
        get(&command, 1);
        if (command == 'k') {
            char name[32] = {0};
            strncpy(name, tabwright_kernel(), sizeof name - 1);
            put(name, sizeof name);
        } else if (command == 'n') {
            put_int(tabwright_num_tensors());
        } else if (command == 't') {
            put_int(tabwright_trial());
        } else if (command == 'o') {
            struct shape shape;
            get(&shape, sizeof shape);
            int threads = get_int(), max_tokens = get_int();
            decoders[opened + 1] = tabwright_open(&shape, threads, max_tokens);
            put_int(decoders[opened + 1] ? ++opened : 0);
        } else if (command == 'c') {
            int handle = get_int();
            tabwright_close(decoders[handle]);
            decoders[handle] = NULL;
        } else if (command == 'f') {
            struct decoder *d = decoders[get_int()];
            int tensor = get_int(), layer = get_int(), count = get_int();
            float *data = get_array(count * sizeof *data);
            tabwright_put_floats(d, tensor, layer, data, count);
            free(data);
        } else if (command == 'h') {
            struct decoder *d = decoders[get_int()];
            int first = get_int(), inputs = get_int();
            int8_t *data = get_array(get_int());
            tabwright_put_head_residual(d, data, first, inputs);
            free(data);
        } else if (command == 'm') {
            struct decoder *d = decoders[get_int()];
            int tensor = get_int(), layer = get_int(), is_signed = get_int();
            int first = get_int(), inputs = get_int(), outputs = get_int();
            uint8_t *codes = get_array(get_int());
            tabwright_put_matrix(d, tensor, layer, codes, is_signed, first, inputs, outputs);
            free(codes);
        } else if (command == 's') {
            struct decoder *d = decoders[get_int()];
            int tensor = get_int(), layer = get_int(), outputs = get_int(), has_bias = get_int();
            float *scales = get_array(outputs * sizeof *scales);
            float *bias = has_bias ? get_array(outputs * sizeof *bias) : NULL;
            tabwright_put_scales(d, tensor, layer, scales, bias, outputs);
            free(scales);
            free(bias);
        } else if (command == 'r') {
            struct decoder *d = decoders[get_int()];
            int count = get_int(), n_past = get_int(), n_logits = get_int();
            int32_t *ids = get_array(count * sizeof *ids);
            int8_t *embeddings = get_array(get_int());
            size_t size = (size_t)n_logits * d->shape.vocabulary * sizeof(float);
            float *logits = malloc(size ? size : 1);
            if (!logits)
                exit(1);
            tabwright_read(d, ids, embeddings, count, n_past, n_logits, logits);
            put(logits, size);
            put_int(count); /* so that a pass without logits is waited for, too */
            free(ids);
            free(embeddings);
            free(logits);
        } else {
            exit(1);
        }
    }
}
