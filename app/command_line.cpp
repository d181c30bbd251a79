#include "app/command_line.h"

#include "app/command_options.h"
#include "app/command_words.h"

#include "app/option_values.h"
#include "core/export/formats.h"
#include "ui/document/examples.h"
#include "ui/language/language.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <limits>
#include <utility>

namespace deltaflow {

namespace {

[[noreturn]] void refuse(const QString& why) {
    throw UsageError(why.toStdString());
}

QString written(const Option& option) {
    return QStringLiteral("--") + QLatin1String(option.name);
}

void addOptions(QCommandLineParser& parser) {
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    for (const Option& option : commandOptions()) {
        QStringList names{QLatin1String(option.name)};
        if (option.command == Command::Help) names << QStringLiteral("h");
        if (option.command == Command::Version) names << QStringLiteral("v");
        parser.addOption({names, QString(), QLatin1String(option.value)});
    }
}

Command chosenCommand(const QCommandLineParser& parser) {
    const Option* chosen = nullptr;
    for (const Option& option : commandOptions()) {
        if (!option.command || !parser.isSet(QLatin1String(option.name))) continue;
        // Whoever asks for help has it, whatever else stands there.
        if (option.command == Command::Help) return Command::Help;
        if (chosen)
            refuse(CommandWords::tr("%1 and %2 cannot be asked for at once.")
                       .arg(written(*chosen), written(option)));
        chosen = &option;
    }
    return chosen ? *chosen->command : Command::Window;
}

bool isLesson(const QString& file) {
    return file.endsWith(QLatin1String(".lesson"), Qt::CaseInsensitive);
}

/// How an option was given, or nothing. A lesson's file in place of a document is a lesson.
QString given(const QCommandLineParser& parser, const char* name) {
    if (parser.isSet(QLatin1String(name))) return QStringLiteral("--") + QLatin1String(name);
    const QString file = parser.positionalArguments().value(0);
    return QLatin1String(name) == QLatin1String("lesson") && isLesson(file) ? file : QString();
}

QStringList namesOf(Commands commands) {
    QStringList names;
    for (const Option& option : commandOptions())
        if (option.command && (commands & only(*option.command))) names << written(option);
    if (commands & only(Command::Window)) names << CommandWords::tr("the window");
    return names;
}

/// What an option would need beside it and has not.
QStringList missing(const QCommandLineParser& parser, Command command, const Needs& needs) {
    QStringList names;
    for (const char* name : needs.oneOf) {
        if (!name || !(needs.under & only(command))) continue;
        if (!given(parser, name).isEmpty()) return {};
        names << QStringLiteral("--") + QLatin1String(name);
    }
    return names;
}

void refuseStrayOptions(const QCommandLineParser& parser, Command command) {
    for (const Option& option : commandOptions()) {
        const QString stray = given(parser, option.name);
        if (stray.isEmpty()) continue;
        const QStringList wanted = option.with & only(command)
                                       ? missing(parser, command, option.needs)
                                       : namesOf(option.with);
        if (!wanted.isEmpty())
            refuse(CommandWords::tr("%1 goes only with %2.")
                       .arg(stray, wanted.join(QStringLiteral(", "))));
    }
}

void readDocument(const QCommandLineParser& parser, CommandLine& line) {
    const QStringList files = parser.positionalArguments();
    line.example = parser.value(QStringLiteral("example"));
    if (files.size() > 1)
        refuse(CommandWords::tr("One document at a time: %1 are named.").arg(files.size()));
    if (!files.isEmpty()) line.file = files.front();
    if (parser.isSet(QStringLiteral("example")) && !line.file.isEmpty())
        refuse(CommandWords::tr("A file and --example cannot be opened at once."));
    if (parser.isSet(QStringLiteral("example")) && line.example.isEmpty())
        refuse(CommandWords::tr("--example needs a name."));
}

void readExpression(const QCommandLineParser& parser, CommandLine& line) {
    if (!parser.isSet(QStringLiteral("expression"))) return;
    if (!line.file.isEmpty() || !line.example.isEmpty())
        refuse(CommandWords::tr("An expression and %1 cannot be opened at once.")
                   .arg(line.file.isEmpty() ? CommandWords::tr("an example")
                                            : CommandWords::tr("a file")));
    line.expression = parser.value(QStringLiteral("expression"));
    for (const QString& assignment : parser.values(QStringLiteral("set")))
        line.values.insert(readAssignment(assignment));
    for (const QString& names : parser.values(QStringLiteral("learn")))
        for (const QString& name : names.split(QLatin1Char(','), Qt::SkipEmptyParts))
            line.learned << name.trimmed();
}

void readWorksheet(const QCommandLineParser& parser, CommandLine& line) {
    const auto given = [&parser](const char* name) { return parser.isSet(QLatin1String(name)); };
    const auto value = [&parser](const char* name) { return parser.value(QLatin1String(name)); };
    WorksheetPlan& plan = line.worksheet;
    line.output = readOutput("--worksheet", value("worksheet"), {"pdf", "tex"});
    if (given("answers"))
        line.answersPath = readOutput("--answers", value("answers"), {"pdf", "tex"});
    const auto whole = [](const QString& path) {
        return QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    };
    if (given("answers") && whole(line.answersPath) == whole(line.output))
        refuse(CommandWords::tr("--answers is the worksheet's own file; without it, the answers "
                                "stand behind the sheets."));
    if (given("versions"))
        plan.versions =
            static_cast<int>(readInteger("--versions", value("versions"), 1, kMostVersions));
    if (given("seed"))
        plan.options.seed = static_cast<std::uint64_t>(
            readInteger("--seed", value("seed"), 0, std::numeric_limits<int>::max()));
    if (given("digits"))
        plan.options.digits = static_cast<int>(readInteger("--digits", value("digits"), 2, 6));
    if (given("blanks")) readBlanks(value("blanks"), plan.options);
    if (given("paper")) plan.paper = readIsLetter(value("paper")) ? Paper::letter() : Paper::a4();
    if (line.level) plan.options.level = *line.level;
}

/// A lesson opens in the window: by its name, or as the file that is named in place of a document.
void readLesson(const QCommandLineParser& parser, CommandLine& line) {
    line.lesson = parser.value(QStringLiteral("lesson"));
    if (isLesson(line.file) && line.lesson.isEmpty()) line.lesson = std::exchange(line.file, {});
    if (parser.isSet(QStringLiteral("page")))
        line.page = static_cast<std::size_t>(
            readInteger("--page", parser.value(QStringLiteral("page")), 1, 500) - 1);
}

void readValues(const QCommandLineParser& parser, CommandLine& line) {
    const auto given = [&parser](const char* name) { return parser.isSet(QLatin1String(name)); };
    const auto value = [&parser](const char* name) { return parser.value(QLatin1String(name)); };
    if (given("level")) line.level = readLevel(value("level"));
    if (given("notation")) line.notation = readNotation(value("notation"));
    if (given("digits"))
        line.digits = static_cast<int>(readInteger("--digits", value("digits"), 2, 10));
    if (line.command == Command::Worksheet) readWorksheet(parser, line);
    if (given("iteration"))
        line.iteration = readInteger("--iteration", value("iteration"), 0, 1'000'000);
    if (given("step")) line.step = readInteger("--step", value("step"), 0, kMostSteps);
    if (line.command == Command::Animate) line.size = {960, 540};
    if (given("size")) line.size = readSize(value("size"));
    if (given("language")) line.language = readLanguage(value("language"));
    if (given("theme")) line.theme = readTheme(value("theme"));
    if (given("train")) line.updates = readInteger("--train", value("train"), 1, 1'000'000'000);
    if (given("save")) line.savePath = readOutput("--save", value("save"), {"deltaflow"});
    line.wholeWindow = given("window");
    line.views = parser.values(QStringLiteral("view"));
    if (given("text-size"))
        line.textSize = static_cast<int>(readInteger("--text-size", value("text-size"), 100, 200));
    line.present = given("present");
    line.notes = given("notes");
    if (line.present && line.wholeWindow)
        refuse(CommandWords::tr("%1 and %2 cannot be asked for at once.")
                   .arg(QStringLiteral("--window"), QStringLiteral("--present")));
    readLesson(parser, line);
    if (line.command == Command::Render)
        line.output = readOutput("--render", value("render"), {"png", "svg", "pdf"});
    if (line.command == Command::Export) {
        QStringList suffixes;
        for (const ExportFormat& format : exportFormats())
            suffixes << QString::fromUtf8(format.suffix.data(),
                                          static_cast<qsizetype>(format.suffix.size()));
        line.output = readOutput("--export", value("export"), suffixes);
    }
    if (line.command == Command::Pdf) line.output = readOutput("--pdf", value("pdf"), {"pdf"});
    if (line.command == Command::Latex)
        line.output = readOutput("--latex", value("latex"), {"tex"});
    if (line.command == Command::Animate)
        line.output = readOutput("--animate", value("animate"), {"webp"});
    if (line.command == Command::Html)
        line.output = readOutput("--html", value("html"), {"html", "htm"});
}

} // namespace

ExpressionMistake::ExpressionMistake(const QString& expression, qsizetype position,
                                     const char* what)
    : UsageError(what) {
    const QList<uint> characters = expression.toUcs4();
    const auto isBreak = [&](qsizetype at) { return characters[at] == '\n'; };
    position = std::clamp<qsizetype>(position, 0, characters.size());
    qsizetype first = position;
    while (first > 0 && !isBreak(first - 1))
        --first;
    qsizetype end = position;
    while (end < characters.size() && !isBreak(end))
        ++end;
    constexpr qsizetype kShown = 60; // about the place; a long line has more
    const bool cutBefore = end - first > kShown && position - first > kShown / 2;
    if (cutBefore) first = std::min(position - kShown / 2, end - kShown);
    const bool cutAfter = end - first > kShown;
    if (cutAfter) end = first + kShown;
    m_line = QString::fromUcs4(reinterpret_cast<const char32_t*>(characters.data()) + first,
                               end - first);
    m_line.replace(QLatin1Char('\t'), QLatin1Char(' '));
    m_column = position - first + (cutBefore ? 1 : 0);
    if (cutBefore) m_line.prepend(QChar(0x2026));
    if (cutAfter) m_line.append(QChar(0x2026));
}

CommandLine parseCommandLine(const QStringList& arguments) {
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(arguments)) refuse(parser.errorText().simplified());
    CommandLine line;
    line.command = chosenCommand(parser);
    if (line.command == Command::Help) return line;
    refuseStrayOptions(parser, line.command);
    readDocument(parser, line);
    readExpression(parser, line);
    readValues(parser, line);
    return line;
}

QString languageOf(const QStringList& arguments) {
    QCommandLineParser parser;
    addOptions(parser);
    static_cast<void>(parser.parse(arguments));
    const QString asked = parser.value(QStringLiteral("language"));
    return isLanguage(asked) ? asked : preferredLanguage();
}

QString helpText() {
    QString text = CommandWords::tr(
        "Usage: deltaflow [FILE | --example NAME | --expression TEXT] [COMMAND] [OPTIONS]\n\n"
        "Shows how a neural network computes and learns, one number at a time.\n"
        "Without a command, a window opens. The commands need no display.\n");
    const auto list = [&text](const QString& heading, bool commands) {
        text += QStringLiteral("\n%1:\n").arg(heading);
        for (const Option& option : commandOptions()) {
            if (option.command.has_value() != commands) continue;
            const QString left =
                (written(option) + QLatin1Char(' ') + QLatin1String(option.value)).trimmed();
            text += QStringLiteral("  %1  %2\n").arg(left, -16).arg(CommandWords::tr(option.help));
        }
    };
    list(CommandWords::tr("Commands"), true);
    list(CommandWords::tr("Options"), false);
    text += CommandWords::tr("\nExamples:\n  %1\n").arg(exampleNames().join(QStringLiteral(", ")));
    text +=
        CommandWords::tr("\nExit code: 0, done; 1, it could not be done, or a check failed;\n"
                         "2, bad use or a document that cannot be opened; 130, ended by Ctrl-C.\n");
    return text;
}

} // namespace deltaflow
