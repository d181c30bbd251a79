// This project's side of others.sh: `bench_others write FOLDER` writes the workloads down for the
// others to read; `bench_others` measures them here. Lines `workload who seconds_per_epoch`, and
// `workload who loss VALUE`, of all samples after the first epochs.

#include "hand_loops.h"
#include "workloads.h"

#include "core/train/history.h"
#include "core/train/run.h"
#include "core/train/trainer.h"

#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>

namespace {

using namespace deltaflow;
using namespace deltaflow::bench;

constexpr double kBlock = 0.3; ///< Seconds that are timed at once, at least.

/// Processor time of this thread, on which all of it runs.
double now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

struct Workload {
    const char* name;
    std::shared_ptr<const Project> project; ///< With its batch.
    int firstEpochs;                        ///< After which all compare their losses.
};

Workload workload(const char* name, const std::shared_ptr<const Project>& made, Index batch,
                  int firstEpochs) {
    auto project = std::make_shared<Project>(*made);
    project->training.batches.size = batch;
    return {name, project, firstEpochs};
}

/// Doubles, in the machine's order: the number of sizes and the sizes of the layers, samples,
/// batch, rate, epochs until the losses are compared; each layer's weights by rows and its biases;
/// each sample's input; each sample's target.
void write(const std::string& path, const Workload& of) {
    std::ofstream file(path, std::ios::binary);
    const auto put = [&](const double* values, Index count) {
        file.write(reinterpret_cast<const char*>(values),
                   count * static_cast<std::streamsize>(sizeof(double)));
    };
    const auto putOne = [&](double value) { put(&value, 1); };
    const Project& project = *of.project;
    const auto& layers = project.network->layers;
    putOne(static_cast<double>(layers.size() + 1));
    putOne(static_cast<double>(project.network->inputs));
    for (const DenseLayer& layer : layers)
        putOne(static_cast<double>(layer.outputs()));
    putOne(static_cast<double>(project.data->x.cols()));
    putOne(static_cast<double>(project.training.batches.size));
    putOne(project.optimiser.learningRate);
    putOne(of.firstEpochs);
    for (const DenseLayer& layer : layers) {
        put(layer.weights.data(), layer.weights.size());
        put(layer.bias.data(), layer.bias.size());
    }
    put(project.data->x.data(), project.data->x.size());
    put(project.data->y.data(), project.data->y.size());
}

void measure(const char* workload, const char* who, const auto& epoch) {
    epoch();
    const double begin = now();
    std::int64_t epochs = 0;
    for (std::int64_t block = 1; now() - begin < kBlock; block *= 2)
        for (std::int64_t i = 0; i < block; ++i, ++epochs)
            epoch();
    const double took = now() - begin;
    std::printf("%s %s %.6g\n", workload, who, took / static_cast<double>(epochs));
}

void measureBare(const Workload& of) {
    Trainer trainer(of.project, buildModel(*of.project));
    for (int i = 0; i < of.firstEpochs; ++i)
        trainer.epoch();
    std::printf("%s bare loss %.12g\n", of.name, trainer.loss());
    measure(of.name, "bare", [&] { trainer.epoch(); });
}

/// As the application trains: with keyframes for its history, and the loss curve. Its charts are
/// drawn on another thread.
void measureRun(const Workload& of) {
    const auto model = buildModel(*of.project);
    Run run(of.project, model, Trainer(of.project, model).moment());
    History history(of.project, model);
    const Index batch = of.project->training.batches.size;
    const std::int64_t perEpoch = (of.project->data->x.cols() + batch - 1) / batch;
    static_cast<void>(run.work(std::chrono::milliseconds(8)));
    const std::int64_t first = run.iteration();
    const double begin = now();
    while (now() - begin < kBlock)
        for (Moment& keyframe : run.work(std::chrono::milliseconds(8)).keyframes)
            history.keep(std::move(keyframe));
    const double took = now() - begin;
    std::printf("%s run %.6g\n", of.name,
                took * static_cast<double>(perEpoch) /
                    static_cast<double>(run.iteration() - first));
}

template <typename Loop>
void measureHand(const Workload& of) {
    Loop loop(*of.project);
    measure(of.name, "hand", [&] { loop.epoch(); });
}

} // namespace

int main(int argc, char* argv[]) {
    const Workload two = workload("W2", xorNet(), 4, 100);
    const Workload three = workload("W3", playgroundNet(), 10, 3);
    const Workload four = workload("W4", digitsNet(), 64, 1);
    if (argc == 3 && std::string(argv[1]) == "write") {
        for (const Workload& each : {two, three, four})
            write(std::string(argv[2]) + "/" + each.name, each);
        return 0;
    }
    if (argc != 1) {
        std::fprintf(stderr, "usage: bench_others [write FOLDER]\n");
        return 2;
    }
    for (const Workload& each : {two, three, four}) {
        measureBare(each);
        measureRun(each);
    }
    measureHand<XorLoop>(two);
    measureHand<PlaygroundLoop>(three);
    measureHand<DigitsLoop>(four);
    return 0;
}
