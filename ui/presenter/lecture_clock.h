#pragma once

#include <QString>

namespace deltaflow {

/// How long a lecture has gone on: begun, paused and set back to nothing. Times in milliseconds of
/// any one clock.
class LectureClock {
public:
    void start(qint64 now);
    void pause(qint64 now);
    void reset(qint64 now); ///< Goes on if it was going on.

    [[nodiscard]] bool isRunning() const { return m_since >= 0; }
    [[nodiscard]] qint64 elapsed(qint64 now) const;

private:
    qint64 m_before = 0; ///< Of the stretches that are over.
    qint64 m_since = -1; ///< When the present one began; −1: paused.
};

/// "0:04", "12:30", "1:02:03"; what has been begun of a second is not counted.
[[nodiscard]] QString elapsedText(qint64 milliseconds);

} // namespace deltaflow
