// How the time and the memory of training grow with parameters and samples: a row for each size of
// a net h-h-h, all measured here. Memory is told in processes of their own, so that no row sees
// what another has left behind.

#include "core/project/limits.h"
#include "core/train/history.h"
#include "core/train/trainer.h"
#include "workloads.h"

#include <malloc.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>

namespace {

using namespace deltaflow;
constexpr Index kWidths[] = {7, 22, 70, 223, 706}; ///< 2h(h + 1) parameters: 10² to 10⁶, about.
constexpr Index kSamples[] = {16, 256, 1024};
constexpr int kRounds = 9;
constexpr double kBlock = 0.02; ///< Seconds that are timed at once, at least.
/// From so many products on, what an update costs besides them is small.
constexpr double kManyProducts = 1e6;

struct Size {
    Index width;
    Index samples;

    [[nodiscard]] Index parameters() const { return 2 * width * (width + 1); }
    [[nodiscard]] double products() const {
        return static_cast<double>(parameters()) * static_cast<double>(samples);
    }
    /// What a pass keeps besides its parameters: input, z and a of both layers, target.
    [[nodiscard]] Index passNumbers() const { return samples * 6 * width; }
};

/// In bytes.
struct Memory {
    double plan = 0;    ///< A pass of the trainer.
    double shown = 0;   ///< A pass with all its numbers, as the window shows it.
    double moment = 0;  ///< What an update starts from.
    double history = 0; ///< At its bound, without shown passes.
    double peak = 0;    ///< Of a process that does all of this, over what it starts with.
};

struct Row {
    Size size;
    Memory memory;
    std::unique_ptr<Trainer> trainer;
    std::vector<double> seconds; ///< An update, by round.
};

std::shared_ptr<const Project> netOf(const Size& size) {
    const Index h = size.width;
    auto project = std::make_shared<Project>(
        *bench::tanhNet({h, h, h}, size.samples)); // plain gradient descent, one batch
    checkSize(h, sizesOf(*project->network));
    checkDataSize(size.samples, h, sizesOf(*project->network));
    return project;
}

double heapInUse() {
    const struct mallinfo2 info = mallinfo2();
    return static_cast<double>(info.uordblks) + static_cast<double>(info.hblkhd);
}

/// The growth of the heap while what `make` returns is alive.
template <typename Make>
double bytesOf(const Make& make) {
    const double before = heapInUse();
    const auto made = make();
    return heapInUse() - before;
}

/// A line "VmHWM:  1234 kB" of /proc/self/status.
double statusBytes(const std::string& key) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(key + ':')) return 1024 * std::stod(line.substr(key.size() + 1));
    return 0;
}

/// Keeps moments until the history has thinned itself out twice.
double fullHistoryBytes(const std::shared_ptr<const Project>& project,
                        const std::shared_ptr<const Model>& model, Moment moment) {
    const double before = heapInUse();
    History history(project, model);
    double most = 0;
    for (int thinned = 0; thinned < 2;) {
        const std::size_t count = history.keyframeCount();
        ++moment.iteration;
        moment.parameters[0] += 1; // apart, as for the trail of the parameters
        history.keep(moment);
        most = std::max(most, heapInUse() - before);
        if (history.keyframeCount() < count) ++thinned;
    }
    return most;
}

Memory measureMemory(const Size& size) {
    const double start = statusBytes("VmRSS");
    const auto project = netOf(size);
    const auto model = buildModel(*project);
    Memory memory;
    memory.plan = bytesOf([&] {
        return Plan(model->graph, model->loss, size.samples,
                    {Plan::Adjoints::Parameters, project->optimiser.learningRate});
    });
    Trainer trainer(project, model, size.samples);
    trainer.advance(2);
    memory.moment = bytesOf([&] { return trainer.moment(); });
    {
        History history(project, model);
        static_cast<void>(history.at(0)); // makes the plan that all passes share
        memory.shown = bytesOf([&] { return history.at(1); });
    }
    memory.history = fullHistoryBytes(project, model, trainer.moment());
    memory.peak = statusBytes("VmHWM") - start;
    return memory;
}

Memory measureApart(const Size& size) {
    int ends[2];
    if (pipe(ends) != 0) std::exit(1);
    const pid_t child = fork();
    if (child < 0) std::exit(1);
    if (child == 0) {
        const Memory memory = measureMemory(size);
        _exit(write(ends[1], &memory, sizeof memory) == sizeof memory ? 0 : 1);
    }
    close(ends[1]);
    Memory memory;
    const bool read = ::read(ends[0], &memory, sizeof memory) == sizeof memory;
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (!read || status != 0) {
        std::fprintf(stderr, "the memory of %td parameters could not be measured\n",
                     size.parameters());
        std::exit(1);
    }
    return memory;
}

/// The thread's own, so that what else runs on the machine counts little.
double processorSeconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

double secondsOfUpdate(Trainer& trainer) {
    const double begin = processorSeconds();
    std::int64_t updates = 0;
    for (std::int64_t block = 1; processorSeconds() - begin < kBlock; block *= 2) {
        trainer.advance(block);
        updates += block;
    }
    return (processorSeconds() - begin) / static_cast<double>(updates);
}

double median(std::vector<double> values) {
    std::ranges::nth_element(values, values.begin() + std::ssize(values) / 2);
    return values[values.size() / 2];
}

/// Of the smallest net: what each update costs at least.
double secondsOfSingleSample() {
    const auto project = netOf({kWidths[0], 1});
    Trainer trainer(project, buildModel(*project), 1);
    std::vector<double> seconds;
    for (int round = 0; round < kRounds; ++round)
        seconds.push_back(secondsOfUpdate(trainer));
    return median(seconds);
}

std::vector<Row> measure() {
    std::vector<Row> rows;
    for (const Index width : kWidths)
        for (const Index samples : kSamples)
            rows.push_back({{width, samples}, measureApart({width, samples}), nullptr, {}});
    for (Row& row : rows) {
        const auto project = netOf(row.size);
        row.trainer = std::make_unique<Trainer>(project, buildModel(*project), row.size.samples);
        row.trainer->advance(1);
    }
    for (int round = 0; round < kRounds; ++round) // interleaved: what disturbs, disturbs all
        for (Row& row : rows)
            row.seconds.push_back(secondsOfUpdate(*row.trainer));
    return rows;
}

void print(const std::vector<Row>& rows) {
    std::printf("Growth: nets h-h-h of tanh with biases, plain gradient descent, one batch; "
                "medians of %d interleaved rounds, one thread, processor time\n\n",
                kRounds);
    std::puts("                        time        time    pass,     pass,             history   "
              "process\n"
              "parameters samples of update  /(par·sam)  trained     shown    moment  at bound   "
              "at peak\n"
              "                          µs          ns       kB        kB        kB        kB     "
              "   kB");
    for (const Row& row : rows) {
        const double seconds = median(row.seconds);
        const auto& [plan, shown, moment, history, peak] = row.memory;
        std::printf("%10td %7td %9.2f %11.3f %8.0f %9.0f %9.1f %9.0f %9.0f\n",
                    row.size.parameters(), row.size.samples, 1e6 * seconds,
                    1e9 * seconds / row.size.products(), plan / 1e3, shown / 1e3, moment / 1e3,
                    history / 1e3, peak / 1e3);
    }
}

/// The least and the greatest of a figure of the rows.
template <typename Figure>
std::ranges::minmax_result<double> spread(const std::vector<Row>& rows, const Figure& figure) {
    std::vector<double> all;
    std::ranges::transform(rows, std::back_inserter(all), figure);
    return std::ranges::minmax(all);
}

void judge(const std::vector<Row>& rows) {
    const auto [leastMoment, mostMoment] = spread(rows, [](const Row& row) {
        return row.memory.moment / static_cast<double>(row.size.parameters());
    });
    const auto [leastPlan, mostPlan] = spread(rows, [](const Row& row) {
        return row.memory.plan /
               static_cast<double>(row.size.parameters() + row.size.passNumbers());
    });
    std::printf("\nmoment: %.2f to %.2f bytes a parameter; trained pass: %.1f to %.1f bytes a "
                "number of parameters and samples·6h (the smallest nets pay for its list of "
                "kernels)\n",
                leastMoment, mostMoment, leastPlan, mostPlan);

    const auto perProduct = [](const Row& row) {
        return 1e9 * median(row.seconds) / row.size.products();
    };
    std::vector<double> all;
    std::vector<double> large;
    for (const Row& row : rows) {
        all.push_back(perProduct(row));
        if (row.size.products() >= kManyProducts) large.push_back(perProduct(row));
    }
    const auto [least, most] = std::ranges::minmax(all);
    const auto [leastLarge, mostLarge] = std::ranges::minmax(large);
    std::printf(
        "smallest net: an update of a single sample takes %.0f ns, a sample more in a batch "
        "of %td takes %.0f ns\n",
        1e9 * secondsOfSingleSample(), rows[1].size.samples,
        1e9 * median(rows[1].seconds) / static_cast<double>(rows[1].size.samples));
    std::printf("time/(parameters·samples): %.3f to %.3f ns, a factor of %.1f, while their product "
                "grows by %.1g; from 10⁶ on %.3f to %.3f ns, a factor of %.1f\n(in the smallest "
                "nets the constant part and each unit's tanh weigh more, and in the largest of few "
                "samples the way of the weights from memory)\n",
                least, most, most / least,
                rows.back().size.products() / rows.front().size.products(), leastLarge, mostLarge,
                mostLarge / leastLarge);
}

} // namespace

int main() {
    const std::vector<Row> rows = measure();
    print(rows);
    judge(rows);
    return 0;
}
