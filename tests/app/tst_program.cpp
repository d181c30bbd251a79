#include "tests/app/program_run.h"

#include "tests/test_program.h"

#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include <set>

namespace {

/// All numbers of a JSON value, however deep.
void collect(const QJsonValue& value, std::vector<double>& into) {
    if (value.isDouble()) into.push_back(value.toDouble());
    for (const QJsonValue& element : value.toArray())
        collect(element, into);
    for (const QJsonValue& element : value.toObject())
        collect(element, into);
}

} // namespace

class TestProgram : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    [[nodiscard]] Outcome run(const QStringList& arguments,
                              const QByteArray& locale = "C.UTF-8") const {
        return runProgram(arguments, m_folder.path(), locale);
    }

    void write(const QString& name, const QByteArray& bytes) const {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    [[nodiscard]] static QJsonObject expectedIn(const QString& name) {
        QFile file(DELTAFLOW_REFERENCE "/" + name + ".json");
        if (!file.open(QIODevice::ReadOnly)) qFatal("no reference %s", qPrintable(name));
        return QJsonDocument::fromJson(file.readAll()).object()["expected"].toObject();
    }

private slots:
    void versionIsPrinted() {
        const Outcome outcome = run({"--version"});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(
            QRegularExpression("^deltaflow \\d+\\.\\d+\\.\\d+\n$").match(outcome.out).hasMatch());
    }

    void helpGoesToStandardOutput() {
        const Outcome outcome = run({"--help"});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.out.startsWith("Usage: deltaflow"));
        QVERIFY(outcome.err.isEmpty());
    }

    void badUseIsOneLine_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("named");
        QTest::newRow("unknown option") << QStringList{"--bogus"} << "bogus";
        QTest::newRow("two commands") << QStringList{"--print", "--check"} << "--check";
        QTest::newRow("bad value") << QStringList{"--print", "--digits", "99"} << "99";
        QTest::newRow("line break in a value")
            << QStringList{"--print", "--level", "a\nb"} << "--level";
        QTest::newRow("unknown example")
            << QStringList{"--print", "--example", "nonesuch"} << "nonesuch";
        QTest::newRow("missing file")
            << QStringList{"--print", "nowhere.deltaflow"} << "nowhere.deltaflow";
        QTest::newRow("a folder") << QStringList{"--print", "."} << ".";
        QTest::newRow("missing file for the window")
            << QStringList{"nowhere.deltaflow"} << "nowhere.deltaflow";
        QTest::newRow("a value for no variable")
            << QStringList{"--print", "--expression", "a + 1", "--set", "q=1"} << "\"q\"";
        QTest::newRow("a value that is no number")
            << QStringList{"--print", "--expression", "a + 1", "--set", "a=x"} << "a=x";
        QTest::newRow("a value without an expression")
            << QStringList{"--print", "--set", "a=1"} << "--expression";
        QTest::newRow("an expression and a file")
            << QStringList{"--print", "x.deltaflow", "--expression", "a"} << "file";
        QTest::newRow("a notation without words for it")
            << QStringList{"--print", "--expression", "a + 1", "--notation", "theta"} << "theta";
        QTest::newRow("an export of no known kind") << QStringList{"--export", "net.txt"} << ".py";
        QTest::newRow("a save without a training")
            << QStringList{"--print", "--save", "a.deltaflow"} << "--train";
        QTest::newRow("unknown lesson")
            << QStringList{"--render", "a.png", "--window", "--lesson", "nonesuch"} << "nonesuch";
        QTest::newRow("missing lesson")
            << QStringList{"--render", "a.png", "--window", "no.lesson"} << "no.lesson";
        QTest::newRow("a page past the last")
            << QStringList{"--render", "a.png", "--window", "--lesson", "forward-and-backward",
                           "--page",   "99"}
            << "99";
        QTest::newRow("step past the end")
            << QStringList{"--render", "a.png", "--step", "99999"} << "99999";
    }

    void badUseIsOneLine() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, named);
        for (const QByteArray locale : {"C.UTF-8", "C"}) {
            const Outcome outcome = run(arguments, locale);
            QVERIFY2(outcome.err.startsWith("deltaflow: "), qPrintable(outcome.err));
            QVERIFY2(outcome.err.contains(named), qPrintable(outcome.err));
            QCOMPARE(outcome.err.count('\n'), 1);
            QVERIFY(outcome.err.endsWith('\n'));
            QCOMPARE(outcome.out, QString());
            QCOMPARE(outcome.exitCode, 2);
        }
        QVERIFY2(QDir(m_folder.path()).isEmpty(), "bad use left a file behind");
    }

    void badDocumentIsOneLine_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("reason");
        QTest::newRow("empty") << QByteArray() << "empty";
        QTest::newRow("text") << QByteArray("a network, please") << "line 1, column 1";
        QTest::newRow("other JSON") << QByteArray("[1, 2, 3]") << "list";
        QTest::newRow("zeros") << QByteArray(5000, '\0') << "line 1, column 1";
        QTest::newRow("deep") << QByteArray(200'000, '[') << "nesting";
    }

    void badDocumentIsOneLine() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, reason);
        write("bad.deltaflow", bytes);
        const Outcome outcome = run({"--print", "bad.deltaflow"});
        QFile::remove(path("bad.deltaflow"));
        QVERIFY2(outcome.err.contains("bad.deltaflow"), qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains(reason), qPrintable(outcome.err));
        QCOMPARE(outcome.err.count('\n'), 1);
        QCOMPARE(outcome.out, QString());
        QCOMPARE(outcome.exitCode, 2);
    }

    void printHoldsTheReferenceNumbers_data() {
        QTest::addColumn<QString>("level");
        for (const char* level : {"layer", "neuron", "term"})
            QTest::newRow(level) << QString(level);
    }

    void printHoldsTheReferenceNumbers() {
        QFETCH(QString, level);
        const Outcome outcome = run({"--print", "--level", level, "--digits", "10"});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.err, QString());
        const std::vector<double> printed = numbersIn(outcome.out);
        const QJsonObject fixture = expectedIn("s004_net_2_2_1");
        std::vector<double> expected{fixture["loss"].toDouble()};
        for (const QJsonValue& layer : fixture["layers"].toArray())
            for (const char* quantity : {"z", "a", "delta", "dW"})
                collect(layer.toObject()[quantity], expected);
        collect(fixture["after_1_step"].toObject()["layers"], expected);
        QVERIFY(expected.size() > 20);
        for (const double number : expected)
            QVERIFY2(contains(printed, number, 1e-9),
                     qPrintable(QString("%1 is not printed").arg(number, 0, 'g', 12)));
    }

    void printGoesToALaterIteration() {
        const Outcome outcome = run({"--print", "--digits", "10", "--iteration", "99"});
        const QJsonArray history = expectedIn("s004_net_2_2_1")["loss_history"].toArray();
        const std::vector<double> printed = numbersIn(outcome.out);
        QVERIFY(contains(printed, history[99].toDouble(), 1e-9));
        QVERIFY(!contains(printed, history[0].toDouble(), 1e-9));
    }

    void notationsPrintTheSameNumbers_data() {
        QTest::addColumn<QString>("notation");
        for (const char* name : {"delta", "theta", "graph", "layers", "chain_rule"})
            QTest::newRow(name) << QString(name);
    }

    void notationsPrintTheSameNumbers() {
        QFETCH(QString, notation);
        const Outcome outcome = run({"--print", "--notation", notation, "--digits", "10"});
        QCOMPARE(outcome.exitCode, 0);
        const QJsonObject expected = expectedIn("s004_net_2_2_1");
        QVERIFY(contains(numbersIn(outcome.out), expected["loss"].toDouble(), 1e-9));
    }

    void trainPrintsTheLosses() {
        const Outcome outcome = run({"--train", "100", "--digits", "10"});
        QCOMPARE(outcome.exitCode, 0);
        const QJsonArray history = expectedIn("s004_net_2_2_1")["loss_history"].toArray();
        const std::vector<double> printed = numbersIn(outcome.out);
        for (const int iteration : {0, 50, 100})
            QVERIFY(contains(printed, history[iteration].toDouble(), 1e-9));
    }

    void checkPasses() {
        const Outcome outcome = run({"--check", "--digits", "10"});
        QCOMPARE(outcome.exitCode, 0);
        const QJsonObject expected = expectedIn("s004_net_2_2_1");
        std::vector<double> gradients;
        for (const QJsonValue& layer : expected["layers"].toArray())
            collect(layer.toObject()["dW"], gradients);
        collect(expected["dX"], gradients);
        for (const double gradient : gradients)
            QVERIFY(contains(numbersIn(outcome.out), gradient, 1e-9));
    }

    void renderDrawsAPicture_data() {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << QStringList{} << false;
        QTest::newRow("dark") << QStringList{"--theme", "dark"} << true;
        QTest::newRow("window") << QStringList{"--window"} << false;
        QTest::newRow("lesson") << QStringList{"--window", "--lesson", "forward-and-backward",
                                               "--page", "3"}
                                << false;
        QTest::newRow("dark window") << QStringList{"--window", "--theme", "dark"} << true;
    }

    void renderDrawsAPicture() {
        QFETCH(QStringList, options);
        QFETCH(bool, dark);
        const Outcome outcome =
            run(QStringList{"--render", path("a.png"), "--size", "800x450"} + options);
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.err));
        const QImage image(path("a.png"));
        QFile::remove(path("a.png"));
        QCOMPARE(image.size(), QSize(800, 450));
        QCOMPARE(image.pixelColor(2, 2).lightness() < 128, dark);
        std::set<QRgb> colours;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                colours.insert(image.pixel(x, y));
        QVERIFY(colours.size() > 30);
    }

    void stepsDrawDifferentPictures() {
        QVERIFY(run({"--render", path("a.png"), "--step", "0"}).exitCode == 0);
        QVERIFY(run({"--render", path("b.png"), "--step", "1"}).exitCode == 0);
        const QImage before(path("a.png"));
        const QImage after(path("b.png"));
        QFile::remove(path("a.png"));
        QFile::remove(path("b.png"));
        QVERIFY(!before.isNull() && !after.isNull());
        QVERIFY(before != after);
    }

    void renderWritesVectors_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("SVG") << "a.svg" << QByteArray("<?xml");
        QTest::newRow("PDF") << "a.pdf" << QByteArray("%PDF-");
    }

    void renderWritesVectors() {
        QFETCH(QString, name);
        QFETCH(QByteArray, start);
        QCOMPARE(run({"--render", path(name)}).exitCode, 0);
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        file.remove();
        QVERIFY(bytes.startsWith(start));
        QVERIFY2(bytes.size() > 3000, "hardly anything is drawn");
    }

    void anUnwritablePictureFails() {
        const Outcome outcome = run({"--render", path("no/such/folder/a.png")});
        QCOMPARE(outcome.exitCode, 1);
        QCOMPARE(outcome.err.count('\n'), 1);
        QVERIFY(outcome.err.contains("no/such/folder/a.png"));
    }

    void withoutADisplayTheDerivationIsPrintedAndWritten() {
        const Outcome outcome = run({});
        QCOMPARE(outcome.exitCode, 0);
        const QJsonObject expected = expectedIn("s004_net_2_2_1");
        QVERIFY(contains(numbersIn(outcome.out), expected["loss"].toDouble(), 1e-3));
        const QString pdf = path("deltaflow-derivation.pdf");
        QVERIFY2(outcome.out.contains(pdf), "the PDF's path is not said");
        QFile file(pdf);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        file.remove();
        QVERIFY(bytes.startsWith("%PDF-"));
        QVERIFY(bytes.size() > 10'000);
    }

    void everyExampleStandsUp_data() {
        QTest::addColumn<QString>("name");
        QFile order(DELTAFLOW_RESOURCES "/examples/order.txt");
        QVERIFY(order.open(QIODevice::ReadOnly));
        for (const QByteArray& line : order.readAll().split('\n'))
            if (!line.isEmpty() && !line.startsWith('#')) // a heading
                QTest::newRow(line.constData()) << QString(line);
    }

    void everyExampleStandsUp() {
        QFETCH(QString, name);
        const Outcome outcome = run({"--check", "--example", name});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.out + outcome.err));
    }
};

DELTAFLOW_TEST(TestProgram)
#include "tst_program.moc"
