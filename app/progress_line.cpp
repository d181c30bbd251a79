#include "app/progress_line.h"
#include "app/command_words.h"

#include "core/text/number.h"

#include <unistd.h>

#include <cmath>
#include <cstdio>

namespace deltaflow {

namespace {

constexpr qint64 kLeastMilliseconds = 100;

/// "0:04", "12:30", "3:00:00"
QString duration(double seconds) {
    const auto whole = static_cast<qint64>(std::ceil(seconds));
    const auto two = [](qint64 n) { return QStringLiteral("%1").arg(n, 2, 10, QLatin1Char('0')); };
    const QString rest = two(whole % 60);
    if (whole < 3600) return QStringLiteral("%1:%2").arg(whole / 60).arg(rest);
    return QStringLiteral("%1:%2:%3").arg(whole / 3600).arg(two(whole / 60 % 60), rest);
}

} // namespace

QString progressText(const Progress& progress, int digits) {
    QString text = CommandWords::tr("%1 of %2 %3")
                       .arg(progress.iteration)
                       .arg(progress.updates)
                       .arg(CommandWords::tr(progress.unit));
    if (progress.loss)
        text += CommandWords::tr(", loss %1")
                    .arg(QString::fromStdString(formatNumber(*progress.loss, digits)));
    if (progress.iteration <= 0 || progress.seconds <= 0) return text;
    const double rate = static_cast<double>(progress.iteration) / progress.seconds;
    const double left = static_cast<double>(progress.updates - progress.iteration) / rate;
    return text + CommandWords::tr(", %1 %2/s, %3 left")
                      .arg(rate, 0, 'f', rate < 10 ? 1 : 0)
                      .arg(CommandWords::tr(progress.unit), duration(left));
}

ProgressLine::ProgressLine()
    : m_isTerminal(isatty(STDERR_FILENO) == 1) {}

ProgressLine::~ProgressLine() {
    if (m_shown.isValid()) std::fputs("\r\033[K", stderr);
}

void ProgressLine::show(const Progress& progress, int digits) {
    if (!m_isTerminal || (m_shown.isValid() && m_shown.elapsed() < kLeastMilliseconds)) return;
    m_shown.start();
    const QByteArray text = progressText(progress, digits).toUtf8();
    std::fprintf(stderr, "\r%s\033[K", text.constData());
    std::fflush(stderr);
}

} // namespace deltaflow
