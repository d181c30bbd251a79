#include "app/command_line.h"
#include "app/command_words.h"

#include "app/option_values.h"
#include "core/export/formats.h"
#include "ui/document/examples.h"
#include "ui/language/language.h"

#include <QCommandLineParser>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace deltaflow {

namespace {

using Commands = unsigned;

constexpr Commands only(Command command) {
    return 1u << static_cast<unsigned>(command);
}

constexpr Commands kDerivation = only(Command::Print) | only(Command::Pdf) | only(Command::Html) |
                                 only(Command::Latex) | only(Command::Render);
constexpr Commands kPasses = kDerivation | only(Command::Animate);
constexpr Commands kSheets = only(Command::Worksheet);
constexpr Commands kNumbers = kPasses | kSheets | only(Command::Check) | only(Command::Train);
constexpr Commands kPictures = only(Command::Render) | only(Command::Animate);
constexpr Commands kAny = ~0u;

/// One option: how it is written, which commands it goes with, or which command it is.
struct Option {
    const char* name;
    const char* value; ///< What the value is called; empty for none.
    Commands with;
    std::optional<Command> command;
    const char* help;
};

const std::array kOptions{
    Option{"print", "", kAny, Command::Print,
           QT_TRANSLATE_NOOP("deltaflow::CommandWords", "print the derivation")},
    Option{"pdf", "OUT.pdf", kAny, Command::Pdf,
           QT_TRANSLATE_NOOP("deltaflow::CommandWords", "write the derivation as a document")},
    Option{"html", "OUT.html", kAny, Command::Html,
           "write the derivation as one page for any browser, to be stepped through"},
    Option{
        "latex", "OUT.tex", kAny, Command::Latex,
        QT_TRANSLATE_NOOP("deltaflow::CommandWords", "write the derivation as a LaTeX document")},
    Option{"worksheet", "OUT", kAny, Command::Worksheet,
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "write a worksheet with numbers drawn from a "
                             "seed, answers behind it (OUT.pdf, OUT.tex)")},
    Option{"animate", "OUT.webp", kAny, Command::Animate,
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "write a pass as an animated picture: every step with its motion")},
    Option{"render", "OUT", kAny, Command::Render,
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "draw the network to OUT.png, OUT.svg or OUT.pdf")},
    Option{"check", "", kAny, Command::Check,
           QT_TRANSLATE_NOOP(
               "deltaflow::CommandWords",
               "compare every gradient (of a big net, at most 20000 spread evenly) with a central "
               "difference; exit 1 if one differs")},
    Option{"export", "OUT", kAny, Command::Export,
           QT_TRANSLATE_NOOP(
               "deltaflow::CommandWords",
               "write the model, data and training as a PyTorch script (OUT.py), the net as ONNX "
               "(OUT.onnx), or the weights (OUT.csv, OUT.json)")},
    Option{"train", "N", kAny, Command::Train,
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "train over N updates and print the loss; Ctrl-C ends it early")},
    Option{"help", "", kAny, Command::Help,
           QT_TRANSLATE_NOOP("deltaflow::CommandWords", "print this")},
    Option{"version", "", kAny, Command::Version,
           QT_TRANSLATE_NOOP("deltaflow::CommandWords", "print the version")},

    Option{"example",
           "NAME",
           kAny,
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "a bundled example in place of FILE (see below)")},
    Option{"expression",
           "TEXT",
           kAny,
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "an expression in place of FILE, such as \"e = (a + b) * (b + 1)\"")},
    Option{
        "set",
        "NAME=VALUE",
        kAny,
        {},
        QT_TRANSLATE_NOOP("deltaflow::CommandWords", "the value of a variable of it (default 1)")},
    Option{"learn",
           "NAMES",
           kAny,
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "which of its variables training changes: a,b")},
    Option{"level",
           "LEVEL",
           kPasses | kSheets,
           {},
           "layer, neuron or term (default: neuron; layer for a large network)"},
    Option{
        "notation",
        "NAME",
        kPasses | kSheets,
        {},
        QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                          "delta, theta, graph, layers or chain_rule (default: the document's)")},
    Option{"digits",
           "N",
           kNumbers,
           {},
           QT_TRANSLATE_NOOP(
               "deltaflow::CommandWords",
               "significant digits, 2 to 10 (default 4; of a worksheet 2 to 6, default 3)")},
    Option{"iteration",
           "K",
           kPasses,
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords", "the pass after K updates (default 0)")},
    Option{"step",
           "N",
           only(Command::Render),
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "after step N, 0 for before the first (default: the last)")},
    Option{"save",
           "FILE",
           only(Command::Train),
           {},
           "where to save what was trained, also if Ctrl-C ended it early; a training of that file "
           "begins at iteration 0: where momentum, Adam's averages, schedule and minibatches "
           "stood is not saved"},
    Option{"versions",
           "N",
           kSheets,
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords", "of a worksheet, 1 to 60 (default 1)")},
    Option{"seed",
           "S",
           kSheets,
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "what its numbers are drawn from (default 1)")},
    Option{"blanks",
           "LIST",
           kSheets,
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "what is left blank: of z,a,loss,delta,gradients,updates (default "
                             "all), and a number for "
                             "at most so many steps, chosen by the seed")},
    Option{"answers",
           "OUT",
           kSheets,
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords", "a file of their own for its answers")},
    Option{"paper",
           "SIZE",
           kSheets,
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords", "a4 or letter (default a4)")},
    Option{"size",
           "WxH",
           kPictures,
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "in pixels (default 1600x900; of an animation 960x540)")},
    Option{"theme",
           "THEME",
           kPictures | only(Command::Window),
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "light, dark or high-contrast: of the picture (default light), or of "
                             "the window for this time")},
    Option{"language",
           "CODE",
           kAny,
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "en or zh_CN (default: the one chosen last, or the desktop's)")},
    Option{"window",
           "",
           only(Command::Render),
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "the whole window rather than the network alone")},
    Option{"text-size",
           "PERCENT",
           only(Command::Render) | only(Command::Window),
           {},
           QT_TRANSLATE_NOOP(
               "deltaflow::CommandWords",
               "how large the window's text and controls are, 100 to 200, for this time")},
    Option{
        "present",
        "",
        only(Command::Render) | only(Command::Window),
        {},
        QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                          "present in large type, full screen; with --render, the picture of it")},
    Option{"notes",
           "",
           only(Command::Render) | only(Command::Window),
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "the teacher's window with it; with --render, in place of it")},
    Option{"view",
           "NAME",
           only(Command::Render) | only(Command::Window),
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "open a view beside the network, such as curves or landscape; may be "
                             "given several times")},
    Option{"lesson",
           "NAME",
           only(Command::Render) | only(Command::Window),
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "open a lesson: the name of a bundled one, or a file")},
    Option{
        "page",
        "N",
        only(Command::Render) | only(Command::Window),
        {},
        QT_TRANSLATE_NOOP("deltaflow::CommandWords", "of the lesson (default: where it was left)")},
};

[[noreturn]] void refuse(const QString& why) {
    throw UsageError(why.toStdString());
}

QString written(const Option& option) {
    return QStringLiteral("--") + QLatin1String(option.name);
}

void addOptions(QCommandLineParser& parser) {
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    for (const Option& option : kOptions) {
        QStringList names{QLatin1String(option.name)};
        if (option.command == Command::Help) names << QStringLiteral("h");
        if (option.command == Command::Version) names << QStringLiteral("v");
        parser.addOption({names, QString(), QLatin1String(option.value)});
    }
}

Command chosenCommand(const QCommandLineParser& parser) {
    const Option* chosen = nullptr;
    for (const Option& option : kOptions) {
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

QString namesOf(Commands commands) {
    QStringList names;
    for (const Option& option : kOptions)
        if (option.command && (commands & only(*option.command))) names << written(option);
    if (commands & only(Command::Window)) names << CommandWords::tr("the window");
    return names.join(QStringLiteral(", "));
}

void refuseStrayOptions(const QCommandLineParser& parser, Command command) {
    for (const Option& option : kOptions)
        if (parser.isSet(QLatin1String(option.name)) && !(option.with & only(command)))
            refuse(CommandWords::tr("%1 goes only with %2.")
                       .arg(written(option), namesOf(option.with)));
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
    if (!parser.isSet(QStringLiteral("expression"))) {
        for (const char* option : {"set", "learn"})
            if (parser.isSet(QLatin1String(option)))
                refuse(CommandWords::tr("--%1 goes only with --expression.")
                           .arg(QLatin1String(option)));
        return;
    }
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
    const bool isFile = line.file.endsWith(QLatin1String(".lesson"), Qt::CaseInsensitive);
    line.lesson = parser.value(QStringLiteral("lesson"));
    if (isFile && line.lesson.isEmpty()) line.lesson = std::exchange(line.file, {});
    if (parser.isSet(QStringLiteral("page"))) {
        if (line.lesson.isEmpty()) refuse(CommandWords::tr("--page goes only with a lesson."));
        line.page = static_cast<std::size_t>(
            readInteger("--page", parser.value(QStringLiteral("page")), 1, 500) - 1);
    }
    if (line.lesson.isEmpty()) return;
    if (line.command == Command::Render && !line.wholeWindow)
        refuse(CommandWords::tr("A lesson goes only with --window."));
    if (line.command != Command::Render && line.command != Command::Window)
        refuse(CommandWords::tr("A lesson opens only in the window."));
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
    if (line.notes && !line.present) refuse(CommandWords::tr("--notes goes only with --present."));
    if (line.command == Command::Render && !line.views.isEmpty() && !line.wholeWindow)
        refuse(CommandWords::tr("--view goes only with --window."));
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
        for (const Option& option : kOptions) {
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
