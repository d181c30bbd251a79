// How long the window takes to answer, on pixels of its own (1920×1080, no display needed). Goals:
// a scrubbed weight painted in 8 ms, a frame of motion in 8 ms, the first frame in 300 ms.

#include "core/project/project_json.h"
#include "median_reporter.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/document/examples.h"
#include "ui/formula/equation_layout.h"
#include "ui/theme/theme.h"
#include "ui/window/main_window.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QFile>

using namespace deltaflow;

namespace {

constexpr QSize kScreen{1920, 1080};

Project example(const QString& name) {
    QFile file(examplePath(name));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no example is called %s", qPrintable(name));
    return projectFromJson(file.readAll().toStdString());
}

/// A window on an example, shown and at rest.
struct OpenWindow {
    explicit OpenWindow(const QString& name)
        : opened(document, name)
        , player(document)
        , window(document, player) {
        window.resize(kScreen);
        window.show();
        settle();
    }

    static void settle() { QApplication::processEvents(); }

    struct Opened {
        Opened(Document& document, const QString& name) { document.reset(example(name), {}); }
    };

    Document document;
    Opened opened;
    Player player;
    MainWindow window;
};

/// From a weight's new value to the last pixel: network, derivation, tables, transport.
void scrub(benchmark::State& state) {
    OpenWindow stage(QStringLiteral("net-2-2-1"));
    stage.player.setReducedMotion(true);
    stage.player.goToStep(8);
    stage.settle();
    const Ref weight{stage.player.model().layers[1].weights, Quantity::Value, 0, 0, 0};
    const Document::Gesture gesture = Document::newGesture();
    double value = 0.3;
    for (auto _ : state) {
        value = value > 0.6 ? 0.3 : value + 0.01;
        stage.player.setNumber(weight, value, gesture);
        stage.settle();
    }
    state.SetItemsProcessed(state.iterations());
}

/// One frame of the network while a step of `level` moves.
void frame(benchmark::State& state, const QString& name, Level level) {
    OpenWindow stage(name);
    stage.player.setLevel(level);
    Index step = 0;
    for (auto _ : state) {
        if (stage.player.view().progress >= 1) {
            state.PauseTiming();
            step = (step + 1) % std::min<Index>(stage.player.derivation().size(), 40);
            stage.player.goToStep(step, true);
            stage.settle();
            state.ResumeTiming();
        }
        stage.window.canvas().repaint();
    }
    state.SetItemsProcessed(state.iterations());
}

/// One step made, written and laid out at the width of the panel: a pass from its first step on.
void stepFormulas(benchmark::State& state, const QString& name) {
    OpenWindow stage(name);
    stage.player.setLevel(Level::Neuron);
    const Derivation& derivation = stage.player.derivation();
    Index step = 0;
    for (auto _ : state) {
        for (const Equation& equation : derivation.step(step).equations)
            benchmark::DoNotOptimize(layoutEquation(equation, 20, 400).size.height());
        step = (step + 1) % derivation.size();
    }
    state.SetItemsProcessed(state.iterations());
}

/// From nothing but the application object to the first painted frame.
void start(benchmark::State& state) {
    for (auto _ : state)
        OpenWindow stage(QStringLiteral("net-2-2-1"));
    state.SetItemsProcessed(state.iterations());
}

} // namespace

int main(int argc, char* argv[]) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    applyTheme(Theme::light());
    benchmark::RegisterBenchmark("window/start/ms", start)->UseRealTime();
    benchmark::RegisterBenchmark("window/scrub_2-2-1/ms", scrub)->UseRealTime();
    for (const char* const name : {"net-8-8-8-2", "digit", "multi-class", "mlp-penalty",
                                   "convolution", "tiny-cnn", "rnn", "circuit"}) {
        const QString example = QString::fromLatin1(name);
        const std::string of(name);
        benchmark::RegisterBenchmark(("window/frame_" + of + "/ms").c_str(), frame, example,
                                     Level::Layer)
            ->UseRealTime();
        benchmark::RegisterBenchmark(("window/step_formulas_" + of + "/us").c_str(), stepFormulas,
                                     example)
            ->UseRealTime();
    }
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    bench::MedianReporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    return 0;
}
