#include "core/formula/serialise.h"

#include "tests/test_program.h"

#include <QTest>

using namespace deltaflow;
using F = Formula;

namespace {

F num(const char* digits) {
    return F::number(digits);
}
F id(const char* name) {
    return F::identifier(name);
}
F op(const char* symbol) {
    return F::op(symbol);
}

struct Row {
    const char* name;
    F formula;
    const char* spoken;
    const char* chinese;
};

std::vector<Row> rows() {
    const F delta = F::scripts(id("δ"), num("1"), num("2"));
    const F weight = F::scripts(id("W"), num("11"), num("2"));
    return {
        {"symbol", delta, "delta superscript 2 subscript 1", "δ 上标 2 下标 1"},
        {"product", F::row({delta, op("="), weight, op("\u2062"), delta}),
         "delta superscript 2 subscript 1, equals W superscript 2 subscript 11, times "
         "delta superscript 2 subscript 1",
         "δ 上标 2 下标 1，等于 W 上标 2 下标 11，乘 δ 上标 2 下标 1"},
        {"derivative", F::fraction(F::row({op("∂"), id("L")}), F::row({op("∂"), weight})),
         "partial L over partial W superscript 2 subscript 11", "L 对 W 上标 2 下标 11 的偏导数"},
        {"sum in a fraction", F::fraction(id("a"), F::row({num("1"), op("+"), id("b")})),
         "the fraction a, over 1 plus b, end of fraction", "分数，分子 a，分母 1 加 b，分数结束"},
        {"half", F::fraction(num("1"), num("2")), "one half", "二分之一"},
        {"third", F::fraction(num("1"), num("3")), "1 over 3", "3 分之 1"},
        {"prime", F::row({F::sup(id("σ"), op("′")), F::fence("(", id("z"), ")")}),
         "sigma prime, open parenthesis z close parenthesis", "σ 撇，左括号 z 右括号"},
        {"function", F::row({F::function("tanh"), F::fence("(", id("z"), ")")}),
         "tanh of open parenthesis z close parenthesis", "tanh 左括号 z 右括号"},
        {"sign", F::row({F::function("sgn"), op("\u2061"), F::fence("(", id("w"), ")")}),
         "the sign of open parenthesis w close parenthesis", "符号函数 左括号 w 右括号"},
        {"norm", F::sub(F::fence("‖", id("W"), "‖"), num("1")),
         "double bar W double bar subscript 1", "双竖线 W 双竖线 下标 1"},
        {"square", F::sup(F::fence("(", F::row({id("a"), op("−"), id("y")}), ")"), num("2")),
         "open parenthesis a minus y close parenthesis squared", "左括号 a 减 y 右括号 的平方"},
        {"scientific", F::row({num("−9.291"), op("×"), F::sup(num("10"), num("−5"))}),
         "minus 9.291 times 10 to the power of minus 5", "负 9.291 乘 10 的 负 5 次方"},
        {"negative in parentheses", F::fence("(", num("−0.3"), ")"), "minus 0.3", "负 0.3"},
        {"opposite", F::row({op("−"), id("g"), op("−"), id("h")}), "minus g minus h", "负 g 减 h"},
        {"sum",
         F::row({F::underOver(op("∑"), F::row({id("k"), op("="), num("1")}), id("n")),
                 F::sub(id("a"), id("k"))}),
         "the sum over k equals 1 up to n, of a subscript k", "对 k 从 1 到 n 求和，a 下标 k"},
        {"sum over all", F::row({F::underOver(op("∑"), id("k"), {}), id("a")}),
         "the sum over k, of a", "对 k 求和，a"},
        {"hat", F::sub(F::underOver(id("m"), {}, op("^")), id("t")), "m hat subscript t",
         "m 帽 下标 t"},
        {"transpose", F::sup(id("W"), op("⊤")), "W transposed", "W 的转置"},
        {"transposed row", F::scripts(id("W"), num("1"), op("⊤")), "W transposed subscript 1",
         "W 下标 1 的转置"},
        {"matrix", F::matrix(2, {num("1"), num("2"), num("3"), num("4")}),
         "the matrix of 2 rows and 2 columns; row 1: 1, 2; row 2: 3, 4; end of matrix",
         "2 行 2 列的矩阵；第 1 行：1，2；第 2 行：3，4；矩阵结束"},
        {"convolution", F::row({id("W"), op("∗"), id("x")}), "W convolved with x", "W 卷积 x"},
        {"root", F::root(id("v")), "the square root of v, end of root", "根号 v，根号结束"},
    };
}

} // namespace

class TestSpeech : public QObject {
    Q_OBJECT
private slots:
    void formula_data() {
        QTest::addColumn<int>("row");
        int i = 0;
        for (const Row& r : rows())
            QTest::newRow(r.name) << i++;
    }
    void formula() {
        QFETCH(int, row);
        const Row r = rows()[static_cast<std::size_t>(row)];
        QCOMPARE(QString::fromStdString(toSpeech(r.formula)), QString::fromUtf8(r.spoken));
        QCOMPARE(QString::fromStdString(toSpeech(r.formula, chineseSpeech())),
                 QString::fromUtf8(r.chinese));
    }

    void equation() {
        const Equation e{id("W"), "←", {F::row({id("W"), op("−"), id("g")}), num("0.5")}};
        QCOMPARE(QString::fromStdString(toSpeech(e)), QString("W becomes W minus g, equals 0.5"));
        QCOMPARE(QString::fromStdString(toSpeech(e, chineseSpeech())),
                 QString("W 更新为 W 减 g，等于 0.5"));
    }
};

DELTAFLOW_TEST(TestSpeech)
#include "tst_speech.moc"
