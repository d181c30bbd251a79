#pragma once

#include <QElapsedTimer>
#include <QString>

#include <cstdint>
#include <optional>

namespace deltaflow {

/// How far a training is, or a check.
struct Progress {
    std::int64_t iteration = 0;
    std::int64_t updates = 0;     ///< In all.
    std::optional<double> loss;   ///< The last that is known.
    double seconds = 0;           ///< Since it began.
    const char* unit = "updates"; ///< What is counted.
};

/// "1200 of 5000 updates, loss 0.1234, 60000 updates/s, 0:04 left"
[[nodiscard]] QString progressText(const Progress& progress, int digits);

/// A line on standard error that is written over in place, at most ten times a second; nothing
/// where standard error is no terminal.
class ProgressLine {
public:
    ProgressLine();
    ~ProgressLine(); ///< Leaves the line empty.
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(const Progress& progress, int digits);

private:
    bool m_isTerminal;
    QElapsedTimer m_shown;
};

} // namespace deltaflow
