#pragma once

#include "core/derive/step.h"
#include "core/project/project.h"
#include "core/worksheet/worksheet.h"
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
[[nodiscard]] QString readLanguage(const QString& text);
[[nodiscard]] ThemeKind readTheme(const QString& text);
[[nodiscard]] qint64 readInteger(const char* option, const QString& text, qint64 least,
                                 qint64 most);
/// "z,delta,8": kinds of results, and how many steps at most.
void readBlanks(const QString& text, WorksheetOptions& options);
[[nodiscard]] bool readIsLetter(const QString& text); ///< Of "a4" and "letter".
/// "a=2": a name and its value.
[[nodiscard]] std::pair<QString, double> readAssignment(const QString& text);
[[nodiscard]] QSize readSize(const QString& text);
/// A file name that ends in one of the extensions.
[[nodiscard]] QString readOutput(const char* option, const QString& text,
                                 const QStringList& extensions);

} // namespace deltaflow
