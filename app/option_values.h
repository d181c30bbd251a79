#pragma once

#include "core/derive/step.h"
#include "core/project/project.h"
#include "ui/theme/theme.h"

#include <QSize>
#include <QString>
#include <QStringList>

namespace deltaflow {

/// More than any derivation has; keeps a mistyped number from being taken for a step.
inline constexpr qint64 kMostSteps = 1'000'000'000'000;

/// The values of the command line's options. Each throws UsageError that names the option, what was
/// given, and what is possible.
[[nodiscard]] Level readLevel(const QString& text);
[[nodiscard]] NotationKind readNotation(const QString& text);
[[nodiscard]] ThemeKind readTheme(const QString& text);
[[nodiscard]] qint64 readInteger(const char* option, const QString& text, qint64 least,
                                 qint64 most);
/// "a=2": a name and its value.
[[nodiscard]] std::pair<QString, double> readAssignment(const QString& text);
[[nodiscard]] QSize readSize(const QString& text);
/// A file name that ends in one of the extensions.
[[nodiscard]] QString readOutput(const char* option, const QString& text,
                                 const QStringList& extensions);

} // namespace deltaflow
