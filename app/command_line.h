#pragma once

#include "core/derive/step.h"
#include "core/error.h"
#include "core/project/project.h"
#include "ui/theme/theme.h"
#include "ui/worksheet/worksheet_file.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <map>
#include <optional>

namespace deltaflow {

/// What the program was asked for cannot be meant; what() is one line without the program's name.
class UsageError : public Error {
public:
    using Error::Error;
};

enum class Command {
    Window,
    Print,
    Pdf,
    Html,
    Latex,
    Worksheet,
    Animate,
    Render,
    Check,
    Train,
    Export,
    Help,
    Version
};

/// The command line as a value: one command, on one document.
struct CommandLine {
    Command command = Command::Window;
    QString file;                      ///< A document; empty: the example.
    QString example;                   ///< The name of a bundled example; empty with a file.
    std::optional<QString> expression; ///< In place of a document.
    std::map<QString, double> values;  ///< Of its variables.
    QStringList learned;               ///< Those of them that training changes.

    std::optional<Level> level;           ///< Nothing: what can be read (see levelOf).
    std::optional<NotationKind> notation; ///< Nothing: the document's own.
    int digits = 4;
    std::int64_t iteration = 0;

    QString output;            ///< Of what writes a file.
    std::optional<Index> step; ///< 0: before the first; nothing: after the last.
    QSize size{1600, 900};     ///< In pixels; in points for PDF.
    std::optional<ThemeKind>
        theme;                   ///< Nothing: light in a picture, the user's choice in the window.
    std::optional<int> textSize; ///< Per cent; nothing: the user's choice.
    bool wholeWindow = false;
    QStringList views;    ///< To open in the window.
    bool present = false; ///< What a class sees, in place of the window or beside it.
    bool notes = false;   ///< The teacher's window with it.
    QString language;     ///< Empty: the user's choice, or the desktop's.
    QString lesson;       ///< A file or the name of a bundled one, to open in the window; or empty.
    std::optional<std::size_t> page; ///< Of it, from 0.

    WorksheetPlan worksheet;
    QString answersPath; ///< Of a worksheet; empty: behind the sheets.

    std::int64_t updates = 0; ///< Of Train.
    QString savePath;         ///< Where Train saves what came of it; empty: nowhere.
};

/// What is wrong with an expression, and the line of it and the place on that line to point at.
class ExpressionMistake : public UsageError {
public:
    ExpressionMistake(const QString& expression, qsizetype position, const char* what);

    [[nodiscard]] QString line() const { return m_line; }
    [[nodiscard]] qsizetype column() const { return m_column; }

private:
    QString m_line;
    qsizetype m_column = 0;
};

/// Reads the arguments (the first is the program's name). Throws UsageError.
[[nodiscard]] CommandLine parseCommandLine(const QStringList& arguments);

/// The language that the arguments, right or wrong, ask for; or else the user's choice or the
/// desktop's.
[[nodiscard]] QString languageOf(const QStringList& arguments);

/// What --help prints.
[[nodiscard]] QString helpText();

} // namespace deltaflow
