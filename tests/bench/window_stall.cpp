// How long the window does not answer while it trains at full speed: a timer of 1 ms in the GUI
// thread, and how long it is late. Goal: never more than 16 ms. On a machine that is busy with
// other things a gap is also time in which the thread was not run; its own processor time is told
// beside. The curves and the boundary are open, 1920×1080, no display needed.
//   window_stall [SECONDS [EXAMPLE…]]

#include "core/project/project_json.h"
#include "ui/document/examples.h"
#include "ui/theme/theme.h"
#include "ui/training/training_session.h"
#include "ui/views/view_docks.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QEventLoop>
#include <QFile>
#include <QMetaEnum>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace deltaflow;

namespace {

constexpr QSize kScreen{1920, 1080};
constexpr double kGoal = 16;  // ms
constexpr double kTimer = 1;  // ms
constexpr int kWarmUp = 1000; // ms: views are made, the first batch of caches is filled

double milliseconds(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

/// An event that was long in hand.
struct Handled {
    double own = 0; ///< Processor time of the GUI thread, in ms.
    QString what;
};

/// Notes the event that took the most processor time of the GUI thread.
class WatchedApplication : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override {
        if (m_depth > 0) return QApplication::notify(receiver, event);
        const char* const type = QMetaEnum::fromType<QEvent::Type>().valueToKey(event->type());
        const QString what =
            QStringLiteral("%1 to %2")
                .arg(QLatin1String(type), QLatin1String(receiver->metaObject()->className()));
        ++m_depth;
        const double begin = milliseconds(CLOCK_THREAD_CPUTIME_ID);
        const bool result = QApplication::notify(receiver, event); // may delete the receiver
        const double own = milliseconds(CLOCK_THREAD_CPUTIME_ID) - begin;
        --m_depth;
        if (own > m_slowest.own) m_slowest = {own, what};
        return result;
    }

    [[nodiscard]] const Handled& slowest() const { return m_slowest; }
    void forget() { m_slowest = {}; }

private:
    int m_depth = 0; ///< Events within events are part of these.
    Handled m_slowest;
};

/// How late the timer was, and how much of that the GUI thread was running.
struct Gaps {
    std::vector<double> late;
    std::vector<double> own;
};

double quantile(std::vector<double> values, double part) {
    std::ranges::sort(values);
    const auto last = static_cast<double>(values.size() - 1);
    return values[static_cast<std::size_t>(part * last)];
}

void runLoop(int milliseconds) {
    QEventLoop loop; // ends even where nothing happens
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

Gaps watch(int duration) {
    Gaps gaps;
    double last = milliseconds(CLOCK_MONOTONIC);
    double lastOwn = milliseconds(CLOCK_THREAD_CPUTIME_ID);
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        const double now = milliseconds(CLOCK_MONOTONIC);
        const double own = milliseconds(CLOCK_THREAD_CPUTIME_ID);
        gaps.late.push_back(std::max(0.0, now - last - kTimer));
        gaps.own.push_back(own - lastOwn);
        last = now;
        lastOwn = own;
    });
    timer.start(static_cast<int>(kTimer));
    runLoop(duration);
    return gaps;
}

void stall(WatchedApplication& app, const QString& name, int seconds) {
    QFile file(examplePath(name));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no example is called %s", qPrintable(name));
    Document document;
    document.reset(projectFromJson(file.readAll().toStdString()), {});
    Player player(document);
    MainWindow window(document, player);
    window.resize(kScreen);
    window.show();
    window.views().open(QStringLiteral("curves"));
    window.views().open(QStringLiteral("boundary"));
    runLoop(kWarmUp);
    window.training().start();
    runLoop(kWarmUp);
    app.forget();
    const std::int64_t before = window.training().reached();
    const Gaps gaps = watch(1000 * seconds);
    const Handled slowest = app.slowest();
    const auto updates = static_cast<double>(window.training().reached() - before);
    if (!window.training().isRunning() || updates <= 0)
        qFatal("%s does not train", qPrintable(name));
    window.training().stop();
    const auto over = std::ranges::count_if(gaps.late, [](double gap) { return gap > kGoal; });
    std::printf("%-14s %10.0f %8zu %8.2f %8.2f %8.2f %8.2f %8td   %.1f ms, %s\n", qPrintable(name),
                updates / seconds, gaps.late.size(), quantile(gaps.late, 0.99),
                quantile(gaps.late, 1), quantile(gaps.own, 0.99), quantile(gaps.own, 1), over,
                slowest.own, qPrintable(slowest.what));
    std::fflush(stdout);
}

} // namespace

int main(int argc, char* argv[]) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    WatchedApplication app(argc, argv);
    applyTheme(Theme::light());
    const int seconds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 10;
    QStringList names = QApplication::arguments().mid(2);
    if (names.isEmpty()) names = {"xor", "spirals", "net-8-8-8-2"};
    std::printf("Window while training, %d s each: how late its 1 ms timer is, and the processor "
                "time of its own thread meanwhile; goal: no gap over %.0f ms\n\n",
                seconds, kGoal);
    std::printf("%-14s %10s %8s %17s %17s %8s\n", "", "updates/s", "looks", "gap, ms      ",
                "own time, ms   ", "gaps");
    std::printf("%-14s %10s %8s %8s %8s %8s %8s %8s   %s\n", "example", "", "", "99 %", "longest",
                "99 %", "longest", "> 16 ms", "longest event");
    for (const QString& name : names)
        stall(app, name, seconds);
    return 0;
}
