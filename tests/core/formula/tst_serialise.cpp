#include "core/formula/serialise.h"

#include "tests/test_program.h"

#include <QTest>
#include <QXmlStreamReader>

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
F scripted(const char* base, const char* sub, const char* sup) {
    return F::scripts(id(base), num(sub), num(sup));
}
F partial(F of) {
    return F::row({op("∂"), std::move(of)});
}

/// δ¹₁ = W²₁₁ δ²₁ · σ′(z¹₁)
F hiddenError() {
    return F::row({scripted("δ", "1", "1"), op("="), scripted("W", "11", "2"), op("\u2062"),
                   scripted("δ", "1", "2"), op("·"), F::sup(id("σ"), op("′")),
                   F::fence("(", scripted("z", "1", "1"), ")")});
}

F loss() {
    return F::row({op("−"), F::fraction(num("1"), id("m")),
                   F::underOver(op("∑"), F::row({id("k"), op("="), num("1")}), id("n")),
                   F::sub(id("y"), id("k")), F::function("ln"), id("a")});
}

struct Row {
    const char* name;
    F formula;
    const char* latex;
    const char* plain;
};

std::vector<Row> rows() {
    const F quotient = F::fraction(partial(id("L")), partial(scripted("W", "11", "2")));
    return {
        {"hidden error", hiddenError(),
         "\\delta^{1}_{1} = W^{2}_{11}\\delta^{2}_{1} \\cdot \\sigma^{\\prime}(z^{1}_{1})",
         "δ¹₁ = W²₁₁ δ²₁ · σ′(z¹₁)"},
        {"loss", loss(), "-\\frac{1}{m}\\sum_{k = 1}^{n}y_{k}\\ln a", "−(1/m) ∑ₖ₌₁ⁿ yₖ ln a"},
        {"derivative", quotient, "\\frac{\\partial L}{\\partial W^{2}_{11}}", "∂L/∂W²₁₁"},
        {"sum below", F::fraction(id("a"), F::row({num("1"), op("−"), id("a")})),
         "\\frac{a}{1 - a}", "a/(1 − a)"},
        {"fraction as factor", F::row({F::fraction(id("a"), id("m")), id("x")}), "\\frac{a}{m}x",
         "(a/m) x"},
        {"half", F::row({F::fraction(num("1"), num("2")), F::sup(id("e"), num("2"))}),
         "\\frac{1}{2}e^{2}", "½ e²"},
        {"script without a character", F::sub(id("h"), id("Θ")), "h_{\\Theta}", "h_{Θ}"},
        {"layer in parentheses",
         F::sup(id("Θ"), F::fence("(", F::row({id("l"), op("−"), num("1")}), ")")),
         "\\Theta^{(l - 1)}", "Θ⁽ˡ⁻¹⁾"},
        {"scripts of scripts", F::sup(F::sub(id("a"), num("1")), num("2")), "{a_{1}}^{2}", "a₁²"},
        {"scientific", F::row({num("−9.291"), op("×"), F::sup(num("10"), num("−5"))}),
         "-9.291 \\times 10^{-5}", "−9.291×10⁻⁵"},
        {"signs", F::row({id("a"), op("="), op("−"), id("b"), op("−"), id("c")}), "a = -b - c",
         "a = −b − c"},
        {"transpose", F::row({F::sup(id("W"), op("⊤")), id("δ")}), "W^{\\top}\\delta", "Wᵀ δ"},
        {"matrix", F::matrix(2, {id("a"), id("b"), id("c"), F::row({num("1"), op("−"), id("d")})}),
         "\\begin{pmatrix} a & b \\\\ c & 1 - d \\end{pmatrix}", "[a b; c (1 − d)]"},
        {"root", F::root(F::underOver(id("v"), {}, op("^"))), "\\sqrt{\\hat{v}}", "√(v\u0302)"},
        {"tall fence", F::fence("(", F::fraction(id("a"), id("b")), ")"),
         "\\left(\\frac{a}{b}\\right)", "(a/b)"},
        {"function", F::row({F::function("softmax"), F::fence("(", id("z"), ")")}),
         "\\operatorname{softmax}(z)", "softmax(z)"},
        {"words", F::row({id("a"), F::words(" for 50% of {x_1} & $y")}),
         "a\\text{ for 50\\% of \\{x\\_1\\} \\& \\$y}", "a for 50% of {x_1} & $y"},
        {"macro before a letter", F::row({op("∂"), id("L")}), "\\partial L", "∂L"},
        {"norm", F::sup(F::fence("‖", id("W"), "‖"), num("2")), "\\|W\\|^{2}", "‖W‖²"},
        {"application",
         F::row({F::function("ln"), op("\u2061"), id("a"), op("−"), id("σ"), op("\u2061"),
                 F::fence("(", id("z"), ")")}),
         "\\ln a - \\sigma(z)", "ln a − σ(z)"},
        {"nothing", F::row({}), "", ""},
    };
}

} // namespace

class TestSerialise : public QObject {
    Q_OBJECT
private slots:
    void latex_data() { addRows(); }
    void latex() {
        QFETCH(int, row);
        const Row r = rows()[static_cast<std::size_t>(row)];
        QCOMPARE(QString::fromStdString(toLatex(r.formula)), QString::fromUtf8(r.latex));
    }

    void plainText_data() { addRows(); }
    void plainText() {
        QFETCH(int, row);
        const Row r = rows()[static_cast<std::size_t>(row)];
        QCOMPARE(QString::fromStdString(toPlainText(r.formula)), QString::fromUtf8(r.plain));
    }

    void mathMlIsXml_data() { addRows(); }
    void mathMlIsXml() {
        QFETCH(int, row);
        const Row r = rows()[static_cast<std::size_t>(row)];
        static const QStringList core{"math",       "mrow",    "mi",    "mn",     "mo",     "mtext",
                                      "mspace",     "mfrac",   "msub",  "msup",   "munder", "mover",
                                      "munderover", "msubsup", "msqrt", "mtable", "mtr",    "mtd"};
        QXmlStreamReader xml(QString::fromStdString(toMathMl(r.formula)));
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::StartElement)
                QVERIFY2(core.contains(xml.name()), qPrintable(xml.name().toString()));
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    }

    void mathMlEscapesWhatXmlCannotHold_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("read");
        QTest::newRow("markup") << QByteArray("<a & \"b\">") << QString("<a & \"b\">");
        QTest::newRow("control character") << QByteArray("a\x01z") << QString(u8"a\uFFFDz");
        QTest::newRow("broken UTF-8") << QByteArray("a\xC3(") << QString(u8"a\uFFFD(");
        QTest::newRow("cut off UTF-8") << QByteArray("a\xE2\x88") << QString(u8"a\uFFFD\uFFFD");
    }
    void mathMlEscapesWhatXmlCannotHold() {
        QFETCH(QByteArray, text);
        QFETCH(QString, read);
        QXmlStreamReader xml(QString::fromStdString(toMathMl(F::words(text.toStdString()))));
        QString found;
        while (!xml.atEnd())
            if (xml.readNext() == QXmlStreamReader::Characters) found += xml.text();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(found, read);
    }

    void deepNestingIsCutOff() {
        F f = id("x");
        for (int i = 0; i < 5000; ++i)
            f = F::fraction(F::fence("(", std::move(f), ")"), num("2"));
        for (const std::string& text : {toLatex(f), toMathMl(f), toPlainText(f), toSpeech(f)})
            QVERIFY(!text.empty() && text.size() < 100000);
    }

    void equations() {
        const Equation e{id("W"), "←", {F::row({id("W"), op("−"), id("g")}), num("0.5")}};
        QCOMPARE(QString::fromStdString(toPlainText(e)), QString("W ← W − g\n  = 0.5"));
        QCOMPARE(QString::fromStdString(toLatex(e)),
                 QString("\\begin{align*}\nW &\\leftarrow W - g \\\\\n &= 0.5\n\\end{align*}\n"));
        QXmlStreamReader xml(QString::fromStdString(toMathMl(e)));
        QString text;
        while (!xml.atEnd())
            if (xml.readNext() == QXmlStreamReader::Characters) text += xml.text();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(text, QString("W←W−g=0.5"));
    }

private:
    static void addRows() {
        QTest::addColumn<int>("row");
        int i = 0;
        for (const Row& r : rows())
            QTest::newRow(r.name) << i++;
    }
};

DELTAFLOW_TEST(TestSerialise)
#include "tst_serialise.moc"
