#include "app/command_line.h"
#include "app/command_words.h"
#include "app/commands/commands.h"
#include "app/platform.h"
#include "app/text_size.h"
#include "ui/language/language.h"
#include "ui/words/error_words.h"

#include <QApplication>
#include <QIcon>
#include <QMessageBox>

#include <cstdio>

#include <unistd.h>

namespace deltaflow {
namespace {

/// 0: done; 1: it could not be done, or a check failed; 2: it was asked for wrongly; 130:
/// training was ended by Ctrl-C.
enum ExitCode { Done = 0, Failed = 1, Misused = 2 };

/// Who opened a document with a double click has no terminal to read in.
void showInWindow(const QString& sentence) {
    if (hasDisplay() && isatty(STDERR_FILENO) == 0)
        QMessageBox::critical(nullptr, QStringLiteral("Deltaflow"), sentence);
}

int complain(const std::exception& error, ExitCode code) {
    const QString sentence = errorWords(error).simplified();
    std::fprintf(stderr, "deltaflow: %s\n", sentence.toUtf8().constData());
    showInWindow(sentence);
    return code;
}

/// The line of the expression and a mark below the character.
int complain(const ExpressionMistake& mistake) {
    complain(mistake, Misused);
    const QString mark = QString(mistake.column(), QLatin1Char(' ')) + QLatin1Char('^');
    std::fprintf(stderr, "  %s\n  %s\n", mistake.line().toUtf8().constData(),
                 mark.toUtf8().constData());
    return Misused;
}

int obey(const CommandLine& line, QTextStream& out) {
    switch (line.command) {
    case Command::Window:
        return openWindow(line, out);
    case Command::Print:
        printDerivation(line, out);
        return Done;
    case Command::Pdf:
        writeDerivationPdf(line, line.output);
        return Done;
    case Command::Html:
        writeDerivationHtml(line);
        return Done;
    case Command::Latex:
        writeDerivationLatex(line);
        return Done;
    case Command::Worksheet:
        writeWorksheet(line);
        return Done;
    case Command::Animate:
        return writeAnimation(line);
    case Command::Render:
        render(line);
        return Done;
    case Command::Check:
        return printGradientCheck(line, out) ? Done : Failed;
    case Command::Train:
        return train(line, out);
    case Command::Export:
        exportProject(line);
        return Done;
    case Command::Help:
        out << helpText();
        return Done;
    case Command::Version:
        out << "deltaflow " DELTAFLOW_VERSION "\n";
        return Done;
    }
    return Failed;
}

int obeyOrComplain(const QStringList& arguments) {
    try {
        QTextStream out(stdout);
        const int code = obey(parseCommandLine(arguments), out);
        out.flush();
        if (out.status() != QTextStream::Ok)
            throw Error(CommandWords::tr("The output cannot be written.").toStdString());
        return code;
    } catch (const ExpressionMistake& mistake) {
        return complain(mistake);
    } catch (const UsageError& error) {
        return complain(error, Misused);
    } catch (const FormatError& error) {
        return complain(error, Misused);
    } catch (const std::exception& error) {
        return complain(error, Failed);
    }
}

/// Before there is a language to say in what is wrong with the arguments: for that, no display is
/// needed.
CommandLine firstReading(const QStringList& arguments) {
    try {
        return parseCommandLine(arguments);
    } catch (const UsageError&) {
        CommandLine line;
        line.command = Command::Help;
        return line;
    }
}

int run(int argc, char* argv[]) {
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const CommandLine line = firstReading(arguments);
    choosePlatform(line.command);
    nameRuntimeFolder();
    const QApplication application(argc, argv);
    // Where settings and recovered documents are kept.
    QCoreApplication::setOrganizationName(QStringLiteral("Deltaflow"));
    QCoreApplication::setApplicationName(QStringLiteral("deltaflow"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Deltaflow"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DELTAFLOW_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.deltaflow.Deltaflow"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/deltaflow.svg")));
    applyTextSize(line);
    setLanguage(languageOf(arguments));
    return obeyOrComplain(arguments);
}

} // namespace
} // namespace deltaflow

int main(int argc, char* argv[]) {
    deltaflow::useUtf8();
    return deltaflow::run(argc, argv);
}
