#include "ui/presenter/lecture_clock.h"

namespace deltaflow {

void LectureClock::start(qint64 now) {
    if (!isRunning()) m_since = now;
}

void LectureClock::pause(qint64 now) {
    m_before = elapsed(now);
    m_since = -1;
}

void LectureClock::reset(qint64 now) {
    m_before = 0;
    if (isRunning()) m_since = now;
}

qint64 LectureClock::elapsed(qint64 now) const {
    return m_before + (isRunning() ? now - m_since : 0);
}

QString elapsedText(qint64 milliseconds) {
    const qint64 seconds = milliseconds / 1000;
    const auto two = [](qint64 n) { return QStringLiteral("%1").arg(n, 2, 10, QLatin1Char('0')); };
    const QString rest = two(seconds % 60);
    if (seconds < 3600) return QStringLiteral("%1:%2").arg(seconds / 60).arg(rest);
    return QStringLiteral("%1:%2:%3").arg(seconds / 3600).arg(two(seconds / 60 % 60), rest);
}

} // namespace deltaflow
