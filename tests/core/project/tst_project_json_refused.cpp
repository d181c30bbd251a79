#include "small_document.h"

#include "core/project/limits.h"
#include "core/project/new_project.h"
#include "tests/test_program.h"

#include <QTest>

#include <limits>
#include <random>

using namespace deltaflow;

/// Documents that are not read, and why.
class TestProjectJsonRefused : public QObject {
    Q_OBJECT

private slots:
    void refuses_data();
    void refuses();
    void refusesEveryTruncation();
    void survivesDamage();
    void refusesNestingBombs();
    void refusesTooManySamplesForTheUnits();
    void refusesTooManyValues();
    void doesNotWriteWhatCannotBeRead();
};

void TestProjectJsonRefused::refuses_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const std::string& text, const char* place,
                        const char* reason) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << QString::fromUtf8(place)
                            << QString::fromUtf8(reason);
    };
    row("empty", "", "", "the text is empty");
    row("blank", " \n ", "", "the text is empty");
    row("not JSON", "hello", "line 1, column 1", "“hello” is not JSON");
    row("binary", std::string("\x89PNG\r\n\x1a\n\0\0", 10), "line 1, column 1", "not JSON");
    row("a list", "[]", "the document", "a list, not an object");
    row("another format", with("\"deltaflow\"", "\"other\""), "format", "the text \"other\"");
    row("no format", with("\"format\": \"deltaflow\",", ""), "format", "missing");
    row("newer", with("\"version\": 1", "\"version\": 7"), "",
        "version 7 is newer than this program's 1");
    row("version 0", with("\"version\": 1", "\"version\": 0"), "version 0", "never was");
    row("version text", with("\"version\": 1", "\"version\": \"1\""), "version",
        "not a whole number");
    row("version 1.5", with("\"version\": 1", "\"version\": 1.5"), "version", "not a whole number");
    row("title a number", with("\"Small\"", "3"), "title", "3, not a text");
    row("NaN", with("0.8", "NaN"), "line 4, column 41", "NaN is not a finite number");
    row("Infinity", with("0.8", "-Infinity"), "line 4", "-Infinity is not a finite number");
    row("overflow", with("0.8", "1e999"), "line 4, column 41", "1e999 is too large");
    row("text for a number", with("0.6", "\"abc\""), "layers[0].W[1][1]",
        "the text \"abc\", not a number");
    row("null for a number", with("0.6", "null"), "layers[0].W[1][1]", "null, not a number");
    row("true for a number", with("[0.25]", "[true]"), "layers[1].b[0]", "true, not a number");
    row("list for a number", with("0.9]]", "[1]]]"), "layers[1].W[0][1]", "a list, not a number");
    row("row too short", with("[0.4, 0.6]", "[0.4]"), "layers[0].W[1]",
        "1 numbers where 2 are needed");
    row("row not a list", with("[0.4, 0.6]", "5"), "layers[0].W[1]", "5, not a list");
    row("too few columns", with("[[0.3, 0.9]]", "[[0.3]]"), "layers[1].W[0]",
        "1 numbers where 2 are needed");
    row("W not a list", with("[[0.3, 0.9]]", "{}"), "layers[1].W", "an object, not a list");
    row("W empty", with("[[0.3, 0.9]]", "[]"), "layers: layer 2", "at least one unit");
    row("units differ", with("\"W\": [[0.3", "\"units\": 3, \"W\": [[0.3"), "layers[1].W",
        "1 rows where \"units\" says 3");
    row("bias too long", with("[0.25]", "[0.25, 1]"), "layers[1].b", "2 numbers where 1 is needed");
    row("unknown activation", with("\"tanh\"", "\"tahn\""), "layers[0].activation",
        "not one of identity, sigmoid, tanh");
    row("no activation", with("\"activation\": \"tanh\",", ""), "layers[0].activation", "missing");
    row("alpha a text", with("\"tanh\",", "\"leaky_relu\", \"alpha\": \"x\","), "layers[0].alpha",
        "not a number");
    row("softmax hidden", with("\"tanh\"", "\"softmax\""), "layers[0].activation",
        "only possible at the last layer");
    row("no layers", with("\"layers\"", "\"ayers\""), "layers", "missing");
    row("no inputs", with("\"inputs\": 2,", ""), "inputs", "missing");
    row("inputs 0", with("\"inputs\": 2", "\"inputs\": 0"), "layers", "at least one input");
    row("inputs negative", with("\"inputs\": 2", "\"inputs\": -2"), "layers", "at least one input");
    row("inputs absurd", with("\"inputs\": 2", "\"inputs\": 1000000000"), "layers",
        "1000000000 inputs");
    row("inputs beyond 64 bits", with("\"inputs\": 2", "\"inputs\": 1e300"), "layers",
        "1000000 parameters");
    row("units absurd", with("\"W\": [[0.3, 0.9]], \"b\": [0.25]", "\"units\": 1000000000"),
        "layers: layer 2", "1000000 parameters");
    row("units negative", with("\"W\": [[0.3, 0.9]], \"b\": [0.25]", "\"units\": -1"),
        "layers: layer 2", "at least one unit");
    row("no data", with("\"data\"", "\"dota\""), "data", "missing");
    row("data empty", with("{ \"x\": [0.35, 0.9], \"y\": [0.5] }", ""), "data",
        "at least one sample");
    row("x too short", with("[0.35, 0.9]", "[0.35]"), "data[0].x", "1 numbers where 2 are needed");
    row("y a number", with("[0.5]", "0.5"), "data[0].y", "0.5, not a list");
    row("y missing", with("\"y\"", "\"z\""), "data[0].y", "missing");
    row("unknown loss", with("\"inputs\"", "\"loss\": \"mse\", \"inputs\""), "loss",
        "one of half_squared");
    row("loss does not fit",
        with("\"inputs\"", "\"loss\": \"categorical_cross_entropy\", \"inputs\""), "loss",
        "cannot follow sigmoid");
    row("target off",
        std::string(with("[0.5]", "[1.5]")).insert(1, "\"loss\": \"binary_cross_entropy\","),
        "data", "output 1 of sample 1 is 1.5");
    row("λ negative",
        with("\"inputs\"", "\"penalty\": {\"kind\": \"plain\", \"lambda\": -1}, \"inputs\""),
        "penalty.lambda", "at least 0");
    row("β1 is 1", with("\"inputs\"", "\"optimiser\": {\"beta1\": 1}, \"inputs\""),
        "optimiser.beta1", "below 1");
    row("optimiser a text", with("\"inputs\"", "\"optimiser\": \"sgd\", \"inputs\""), "optimiser",
        "not an object");
    row("seed negative", with("\"inputs\"", "\"init\": {\"seed\": -1}, \"inputs\""), "init.seed",
        "whole number from 0");
    row("edit off",
        with(
            "\"inputs\"",
            R"("edits": [{"iteration": 1, "parameter": "W1", "row": 2, "col": 0, "value": 1}], "inputs")"),
        "edits[0].row", "not from 0 to 1");
    row("edit of no bias",
        with(
            "\"inputs\"",
            R"("edits": [{"iteration": 1, "parameter": "b1", "row": 0, "col": 0, "value": 1}], "inputs")"),
        "edits[0].parameter", "not the name of a parameter");
    row("edit at 0",
        with(
            "\"inputs\"",
            R"("edits": [{"iteration": 0, "parameter": "W1", "row": 0, "col": 0, "value": 1}], "inputs")"),
        "edits[0].iteration", "not from 1");
    row("invalid UTF-8", with("Small", "Sm\xff"), "line 2", "not JSON");
    row("two documents", QByteArray(kSmall).append("{}").toStdString(), "line 8", "not JSON here");
}

void TestProjectJsonRefused::refuses() {
    QFETCH(QByteArray, text);
    QFETCH(QString, place);
    QFETCH(QString, reason);
    const QString why = refusal({text.constData(), static_cast<std::size_t>(text.size())});
    QVERIFY2(why.startsWith(place), qPrintable(why));
    QVERIFY2(why.contains(reason), qPrintable(why));
    QVERIFY2(!why.contains('\n') && why.size() < 200, qPrintable(why));
}

void TestProjectJsonRefused::refusesEveryTruncation() {
    const std::string_view text = kSmall;
    for (std::size_t length = 0; length < text.size(); ++length)
        QVERIFY(!refusal(text.substr(0, length)).isEmpty());
    QVERIFY(refusal(text.substr(0, 100)).contains("ends too early"));
}

void TestProjectJsonRefused::survivesDamage() {
    std::mt19937_64 random(3);
    int refused = 0;
    for (int i = 0; i < 5000; ++i) {
        std::string text = kSmall;
        for (int hits = 0; hits < 3; ++hits)
            text[random() % text.size()] = static_cast<char>(random());
        refused += !refusal(text).isEmpty(); // anything but a FormatError fails the test
    }
    QVERIFY(refused > 2500);
}

void TestProjectJsonRefused::refusesNestingBombs() {
    for (const char* piece : {"[", "{\"a\":"}) {
        std::string bomb;
        for (int i = 0; i < 200000; ++i)
            bomb += piece;
        const QString why = refusal(bomb);
        QVERIFY2(why.contains("levels of nesting"), qPrintable(why));
    }
    const std::string inText = "{\"a\": \"" + std::string(100, '[') + "\\\"[\"}";
    QVERIFY(refusal(inText).contains("format")); // brackets within a text are no nesting
}

void TestProjectJsonRefused::refusesTooManySamplesForTheUnits() {
    std::string text = R"({"format": "deltaflow", "version": 1, "init": {"scheme": "he"},
        "inputs": 1, "layers": [{"units": 250000, "activation": "relu"},
        {"units": 1, "activation": "identity"}], "data": [{"x": [0], "y": [0]})";
    for (int sample = 1; sample < 100; ++sample)
        text += R"(, {"x": [0], "y": [0]})";
    const QString why = refusal(text + "]}");
    QVERIFY2(why.startsWith("data: 100 samples through 250001 units"), qPrintable(why));
}

void TestProjectJsonRefused::refusesTooManyValues() {
    const std::string zeros(2 * static_cast<std::size_t>(kMaxDataNumbers + 3'000'000), ',');
    const QString why = refusal("[" + zeros);
    QVERIFY2(why.contains("values"), qPrintable(why));
}

void TestProjectJsonRefused::doesNotWriteWhatCannotBeRead() {
    for (const double number : {std::nan(""), HUGE_VAL}) {
        Project project = newProject();
        Network network = *project.network;
        network.layers[0].weights(0, 0) = number;
        project.network = std::make_shared<const Network>(network);
        QVERIFY_THROWS_EXCEPTION(Error, (void)toJson(project));
    }
}

DELTAFLOW_TEST(TestProjectJsonRefused)
#include "tst_project_json_refused.moc"
