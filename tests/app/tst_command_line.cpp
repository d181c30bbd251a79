#include "app/command_line.h"

#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

namespace {

CommandLine parse(const QString& arguments) {
    return parseCommandLine(QStringList{"deltaflow"} + arguments.split(' ', Qt::SkipEmptyParts));
}

} // namespace

class TestCommandLine : public QObject {
    Q_OBJECT

private slots:
    void nothingOpensAWindow() {
        const CommandLine line = parse("");
        QCOMPARE(line.command, Command::Window);
        QVERIFY(line.file.isEmpty());
        QVERIFY(line.example.isEmpty());
    }

    void fileIsTaken() { QCOMPARE(parse("net.deltaflow").file, QString("net.deltaflow")); }

    void printTakesItsOptions() {
        const CommandLine line =
            parse("--print --level term --notation theta --digits 7 --iteration 12 --example xor");
        QCOMPARE(line.command, Command::Print);
        QCOMPARE(line.level, Level::Term);
        QCOMPARE(line.notation, NotationKind::Theta);
        QCOMPARE(line.digits, 7);
        QCOMPARE(line.iteration, 12);
        QCOMPARE(line.example, QString("xor"));
    }

    void themeGoesWithTheWindow() {
        QCOMPARE(parse("--theme light").theme, std::optional(ThemeKind::Light));
        QCOMPARE(parse("--theme high-contrast").theme, std::optional(ThemeKind::HighContrast));
        QCOMPARE(parse("a.deltaflow --theme dark").command, Command::Window);
        QVERIFY(!parse("a.deltaflow").theme.has_value());
    }

    void notationIsTheDocumentsUnlessGiven() { QVERIFY(!parse("--print").notation.has_value()); }

    void renderTakesItsOptions() {
        const CommandLine line =
            parse("--render out.SVG --step 3 --size 640x480 --theme dark --window a.deltaflow");
        QCOMPARE(line.command, Command::Render);
        QCOMPARE(line.output, QString("out.SVG"));
        QCOMPARE(line.step, std::optional<Index>(3));
        QCOMPARE(line.size, QSize(640, 480));
        QCOMPARE(line.theme, std::optional(ThemeKind::Dark));
        QVERIFY(line.wholeWindow);
        QCOMPARE(line.file, QString("a.deltaflow"));
    }

    void viewsAreNamedOneByOne() {
        QCOMPARE(parse("--view loss --view landscape").views, QStringList({"loss", "landscape"}));
        QCOMPARE(parse("--render a.png --window --view loss").views, QStringList("loss"));
        QVERIFY_THROWS_EXCEPTION(UsageError, parse("--render a.png --view loss"));
        QVERIFY_THROWS_EXCEPTION(UsageError, parse("--print --view loss"));
    }

    void lessonsOpenInTheWindow() {
        const CommandLine line = parse("--lesson vanishing --page 3");
        QCOMPARE(line.lesson, QString("vanishing"));
        QCOMPARE(line.page, std::optional<std::size_t>(2));
        const CommandLine file = parse("my.lesson");
        QCOMPARE(file.lesson, QString("my.lesson"));
        QVERIFY(file.file.isEmpty());
        QVERIFY(!file.page);
        QVERIFY(parse("--render a.png --window my.lesson --page 1").page == std::size_t{0});
        for (const char* misuse : {"--page 2", "--render a.png --lesson a", "--print my.lesson",
                                   "--lesson a --page 0", "--print --lesson a"})
            QVERIFY_THROWS_EXCEPTION(UsageError, parse(misuse));
    }

    void worksheetTakesItsOptions() {
        const CommandLine line = parse("--worksheet out.tex --seed 7 --versions 4 --digits 4 "
                                       "--blanks delta,gradients,9 --paper Letter --level layer "
                                       "--answers key.pdf --example xor");
        QCOMPARE(line.command, Command::Worksheet);
        QCOMPARE(line.output, QString("out.tex"));
        QCOMPARE(line.answersPath, QString("key.pdf"));
        const WorksheetPlan& plan = line.worksheet;
        QCOMPARE(plan.versions, 4);
        QVERIFY(plan.paper.size == Paper::letter().size);
        QVERIFY(plan.options == (WorksheetOptions{.seed = 7,
                                                  .level = Level::Layer,
                                                  .digits = 4,
                                                  .kinds = {BlankKind::Error, BlankKind::Gradient},
                                                  .most = 9}));
    }

    void aWorksheetAsksForEverythingUnlessTold() {
        QVERIFY(parse("--worksheet a.pdf").worksheet.options == WorksheetOptions());
        QVERIFY(parse("--worksheet a.pdf --blanks 5").worksheet.options.kinds ==
                WorksheetOptions().kinds);
    }

    void animateTakesItsOptions() {
        const CommandLine line = parse("--animate out.webp --theme dark --level layer");
        QCOMPARE(line.command, Command::Animate);
        QCOMPARE(line.size, QSize(960, 540));
        QCOMPARE(parse("--animate out.webp --size 640x480").size, QSize(640, 480));
    }

    void trainTakesACount() {
        const CommandLine line = parse("--train 100");
        QCOMPARE(line.command, Command::Train);
        QCOMPARE(line.updates, 100);
    }

    void helpWinsOverOtherCommands() { QCOMPARE(parse("--print --help").command, Command::Help); }

    void badUseIsRefused_data() {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("named"); // the message names what is wrong
        QTest::newRow("unknown option") << "--bogus"
                                        << "bogus";
        QTest::newRow("unknown short option") << "-x"
                                              << "x";
        QTest::newRow("two commands") << "--print --check"
                                      << "--check";
        QTest::newRow("two files") << "a b"
                                   << "2";
        QTest::newRow("file and example") << "a --example xor"
                                          << "--example";
        QTest::newRow("level") << "--print --level deep"
                               << "deep";
        QTest::newRow("notation") << "--print --notation morse"
                                  << "morse";
        QTest::newRow("too few digits") << "--print --digits 1"
                                        << "\"1\"";
        QTest::newRow("too many digits") << "--print --digits 11"
                                         << "\"11\"";
        QTest::newRow("digits that are none") << "--print --digits many"
                                              << "many";
        QTest::newRow("negative iteration") << "--print --iteration -1"
                                            << "\"-1\"";
        QTest::newRow("kind of worksheet") << "--worksheet a.docx"
                                           << "a.docx";
        QTest::newRow("no such blank") << "--worksheet a.pdf --blanks z,q"
                                       << "\"q\"";
        QTest::newRow("answers over the worksheet") << "--worksheet a.pdf --answers ./a.pdf"
                                                    << "--answers is the worksheet's own file";
        QTest::newRow("too many versions") << "--worksheet a.pdf --versions 61"
                                           << "\"61\"";
        QTest::newRow("paper") << "--worksheet a.pdf --paper a5"
                               << "\"a5\"";
        QTest::newRow("seven digits on a worksheet") << "--worksheet a.pdf --digits 7"
                                                     << "\"7\"";
        QTest::newRow("kind of animation") << "--animate a.gif"
                                           << "a.gif";
        QTest::newRow("negative step") << "--render a.png --step -1"
                                       << "\"-1\"";
        QTest::newRow("size without height") << "--render a.png --size 640"
                                             << "\"640\"";
        QTest::newRow("size of nothing") << "--render a.png --size 0x0"
                                         << "\"0x0\"";
        QTest::newRow("huge size") << "--render a.png --size 99999x99999"
                                   << "\"99999x99999\"";
        QTest::newRow("theme") << "--render a.png --theme pink"
                               << "pink";
        QTest::newRow("kind of picture") << "--render a.gif"
                                         << "a.gif";
        QTest::newRow("picture without a kind") << "--render png"
                                                << "\"png\"";
        QTest::newRow("no picture named") << "--render"
                                          << "render";
        QTest::newRow("document of another kind") << "--pdf a.png"
                                                  << "a.png";
        QTest::newRow("no updates") << "--train 0"
                                    << "\"0\"";
        QTest::newRow("half an update") << "--train 0.5"
                                        << "\"0.5\"";
        QTest::newRow("option of another command") << "--print --size 640x480"
                                                   << "--render";
        QTest::newRow("option without its command") << "--digits 5"
                                                    << "--print";
        QTest::newRow("nameless example") << "--example="
                                          << "--example";
    }

    void badUseIsRefused() {
        QFETCH(QString, arguments);
        QFETCH(QString, named);
        try {
            (void)parse(arguments);
            QFAIL("not refused");
        } catch (const UsageError& error) {
            const QString why = QString::fromUtf8(error.what());
            QVERIFY2(why.contains(named), qPrintable(why));
            QVERIFY2(!why.contains('\n'), qPrintable(why));
        }
    }

    void helpNamesEveryCommandAndOption_data() {
        QTest::addColumn<QString>("option");
        for (const char* name : {"--print",  "--pdf",       "--render",  "--check",  "--train",
                                 "--help",   "--version",   "--example", "--level",  "--notation",
                                 "--digits", "--iteration", "--step",    "--size",   "--theme",
                                 "--window", "--worksheet", "--animate", "--seed",   "--versions",
                                 "--blanks", "--answers",   "--paper",   "--lesson", "--page"})
            QTest::newRow(name) << QString(name);
    }

    void helpNamesEveryCommandAndOption() {
        QFETCH(QString, option);
        QVERIFY(helpText().contains(option));
    }
};

DELTAFLOW_TEST(TestCommandLine)
#include "tst_command_line.moc"
