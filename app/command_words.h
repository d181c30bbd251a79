#pragma once

#include <QCoreApplication>
#include <QString>

namespace deltaflow {

/// What the command line says, for tr().
struct CommandWords {
    Q_DECLARE_TR_FUNCTIONS(deltaflow::CommandWords)
};

/// Filled up with spaces to so many columns of a terminal, in which a Chinese character takes two;
/// at the left if `width` is positive, as in QString::arg.
[[nodiscard]] inline QString padded(const QString& text, int width) {
    qsizetype columns = text.size();
    for (const QChar c : text)
        columns += c.script() == QChar::Script_Han;
    const QString room(std::max<qsizetype>(0, std::abs(width) - columns), QLatin1Char(' '));
    return width < 0 ? text + room : room + text;
}

} // namespace deltaflow
