/* FANN's side of others.sh: fann FOLDER reads the workloads that are written there (see ours.cpp).
   FANN has no minibatches: each is a data set of its own, over which one batch epoch is trained. It
   clips σ' (to σ between 0.01 and 0.99) and tanh' (±0.98), and has neither ReLU nor softmax, so W4
   is trained as a piecewise linear function, sigmoid and squared error: as many products. */
#define _POSIX_C_SOURCE 199309L
#include <doublefann.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static double number(FILE* file) {
    double value;
    if (fread(&value, sizeof value, 1, file) != 1) exit(1);
    return value;
}

struct Workload {
    struct fann* net;
    struct fann_train_data* all;
    struct fann_train_data** batches;
    unsigned int batch_count;
    int first_epochs;
};

/* FANN keeps a neuron's weights together, its bias last. */
static void read_weights(struct fann* net, const unsigned int* sizes, unsigned int size_count,
                         FILE* file) {
    fann_type* to = net->weights;
    for (unsigned int l = 1; l < size_count; ++l) {
        for (unsigned int i = 0; i < sizes[l]; ++i)
            for (unsigned int j = 0; j < sizes[l - 1]; ++j)
                to[i * (sizes[l - 1] + 1) + j] = number(file);
        for (unsigned int i = 0; i < sizes[l]; ++i)
            to[i * (sizes[l - 1] + 1) + sizes[l - 1]] = number(file);
        to += sizes[l] * (sizes[l - 1] + 1);
    }
}

static void choose_functions(struct fann* net, const char* name, double rate) {
    const int w2 = strcmp(name, "W2") == 0, w3 = strcmp(name, "W3") == 0;
    fann_set_training_algorithm(net, FANN_TRAIN_BATCH);
    fann_set_train_error_function(net, FANN_ERRORFUNC_LINEAR);
    fann_set_activation_function_hidden(net, w2 || w3 ? FANN_SIGMOID_SYMMETRIC : FANN_LINEAR_PIECE);
    fann_set_activation_steepness_hidden(net, 1); /* tanh(s z) */
    fann_set_activation_function_output(net, w3 ? FANN_SIGMOID_SYMMETRIC : FANN_SIGMOID);
    fann_set_activation_steepness_output(net, w3 ? 1 : 0.5); /* σ(2 s z) */
    /* It halves the error of an output between −1 and 1. */
    fann_set_learning_rate(net, (float)(w3 ? 2 * rate : rate));
}

static struct Workload read_workload(const char* folder, const char* name) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE* file = fopen(path, "rb");
    if (!file) exit(1);
    unsigned int sizes[8];
    const unsigned int size_count = (unsigned int)number(file);
    if (size_count > 8) exit(1);
    for (unsigned int l = 0; l < size_count; ++l)
        sizes[l] = (unsigned int)number(file);
    const unsigned int samples = (unsigned int)number(file);
    const unsigned int batch = (unsigned int)number(file);
    const double rate = number(file);

    struct Workload of;
    of.first_epochs = (int)number(file);
    of.net = fann_create_standard_array(size_count, sizes);
    choose_functions(of.net, name, rate);
    read_weights(of.net, sizes, size_count, file);
    of.all = fann_create_train(samples, sizes[0], sizes[size_count - 1]);
    for (unsigned int s = 0; s < samples; ++s)
        for (unsigned int i = 0; i < of.all->num_input; ++i)
            of.all->input[s][i] = number(file);
    for (unsigned int s = 0; s < samples; ++s)
        for (unsigned int i = 0; i < of.all->num_output; ++i)
            of.all->output[s][i] = number(file);
    fclose(file);
    of.batch_count = (samples + batch - 1) / batch;
    of.batches = malloc(of.batch_count * sizeof *of.batches);
    for (unsigned int b = 0; b < of.batch_count; ++b)
        of.batches[b] = fann_subset_train_data(
            of.all, b * batch, b * batch + batch <= samples ? batch : samples - b * batch);
    return of;
}

static void epoch(const struct Workload* of) {
    for (unsigned int b = 0; b < of->batch_count; ++b)
        fann_train_epoch(of->net, of->batches[b]);
}

static double loss(const struct Workload* of) {
    double sum = 0;
    for (unsigned int s = 0; s < of->all->num_data; ++s) {
        const fann_type* a = fann_run(of->net, of->all->input[s]);
        for (unsigned int i = 0; i < of->all->num_output; ++i) {
            const double away = a[i] - of->all->output[s][i];
            sum += away * away / 2;
        }
    }
    return sum / of->all->num_data;
}

int main(int argc, char* argv[]) {
    static const char* const names[] = {"W2", "W3", "W4"};
    if (argc != 2) return 2;
    for (int w = 0; w < 3; ++w) {
        const struct Workload of = read_workload(argv[1], names[w]);
        for (int i = 0; i < of.first_epochs; ++i)
            epoch(&of);
        if (w < 2) printf("%s fann loss %.12g\n", names[w], loss(&of));
        const double begin = now();
        long epochs = 0;
        for (long block = 1; now() - begin < 0.3; block *= 2)
            for (long i = 0; i < block; ++i, ++epochs)
                epoch(&of);
        printf("%s fann %.6g\n", names[w], (now() - begin) / (double)epochs);
        fflush(stdout);
    }
    return 0;
}
