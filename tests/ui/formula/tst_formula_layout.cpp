#include "ui/formula/formula_layout.h"

#include "core/error.h"
#include "tests/test_program.h"
#include "ui/formula/math_font.h"

#include <QTest>

using namespace deltaflow;
using F = Formula;

namespace {

constexpr double kSize = 100;
const Ref kWeight{1, Quantity::Value, 0, 0, 0};
const Ref kUnit{2, Quantity::Value, 0, 0, 0};

F num(const char* digits) {
    return F::number(digits);
}
F id(const char* name) {
    return F::identifier(name);
}
FormulaLayout lay(const F& f, bool display = true) {
    return layoutFormula(f, kSize, display);
}

} // namespace

class TestFormulaLayout : public QObject {
    Q_OBJECT
private slots:
    void digitsAreTabular() {
        const double wanted = lay(num("0.0000")).width;
        for (const char* text : {"0.1111", "0.7142", "4.9638"})
            QCOMPARE(lay(num(text)).width, wanted);
        QCOMPARE(lay(num("0.1111")).ascent, lay(num("0.4444")).ascent);
    }

    void aNumberTakesItsGlyphsAdvances() {
        // Latin Modern Math: a digit is 500 units wide, a full stop 278.
        QVERIFY(qAbs(lay(num("0.25")).width - (3 * 0.5 + 0.278) * kSize) < 1e-6);
    }

    void singleLettersAreItalicAndNamesAreNot() {
        const auto index = [](const F& f) { return lay(f).glyphs.at(0).index; };
        QCOMPARE(index(id("x")), MathFont::instance().glyph(0x1D465, 0).index);
        QCOMPARE(index(id("δ")), MathFont::instance().glyph(0x1D6FF, 0).index);
        QCOMPARE(index(F::function("x")), MathFont::instance().glyph(U'x', 0).index);
        F bold = id("W");
        bold.bold = true;
        QCOMPARE(index(bold), MathFont::instance().glyph(0x1D416, 0).index);
    }

    void aRefCoversTheWholeSymbol() {
        const FormulaLayout l = lay(F::row(
            {F::scripts(id("W"), num("11"), num("2")).withRef(kWeight), F::op("+"), id("b")}));
        QCOMPARE(l.places.size(), 1u);
        QVERIFY(l.places[0].ref == kWeight);
        QVERIFY(!l.places[0].isNumber);
        for (std::size_t i = 0; i < l.glyphs.size(); ++i)
            QCOMPARE(l.glyphs[i].ref, i < 4 ? 0 : -1);
        QVERIFY(l.placeAt({2, -5}) == &l.places[0]);
        QVERIFY(!l.placeAt({l.width - 2, -5}));
    }

    void innerPlacesAreHitFirst() {
        const F f = F::row({id("σ"), F::fence("(", F::row({id("z").withRef(kUnit)}), ")")})
                        .withRef(kWeight);
        const FormulaLayout l = lay(f);
        QCOMPARE(l.places.size(), 2u);
        const QPointF middle = l.places[1].rect.center();
        QVERIFY(l.placeAt(middle)->ref == kUnit);
        QVERIFY(l.placeAt({1, -5})->ref == kWeight);
        QVERIFY(l.places[0].rect.contains(l.places[1].rect));
    }

    void numbersAreKnownAsSuch_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<bool>("isNumber");
        const char* names[] = {"digits", "fenced", "scientific", "negated",
                               "symbol", "sum",    "nested ref"};
        for (int i = 0; i < 7; ++i)
            QTest::newRow(names[i]) << i << (i < 4);
    }
    void numbersAreKnownAsSuch() {
        QFETCH(int, which);
        QFETCH(bool, isNumber);
        const F power = F::row({num("9.291"), F::op("×"), F::sup(num("10"), num("−5"))});
        const F all[] = {num("0.3"),
                         F::fence("(", num("−0.3"), ")"),
                         power,
                         F::row({F::op("−"), num("0.3")}),
                         F::sub(id("a"), num("1")),
                         F::row({num("1"), F::op("+"), num("2")}),
                         F::fence("(", num("−0.3").withRef(kUnit), ")")};
        const FormulaLayout l = lay(F(all[which]).withRef(kWeight));
        QCOMPARE(l.places.at(0).isNumber, isNumber);
    }

    void emptyAndBrokenTreesAreSet() {
        QCOMPARE(lay(F{}).width, 0.0);
        for (const auto kind :
             {F::Kind::Fraction, F::Kind::Scripts, F::Kind::UnderOver, F::Kind::Fence,
              F::Kind::Matrix, F::Kind::Root, F::Kind::Identifier, F::Kind::Operator}) {
            F f;
            f.kind = kind;
            const FormulaLayout l = lay(f);
            QVERIFY(std::isfinite(l.width) && std::isfinite(l.height()) && l.width >= 0);
        }
    }

    void deepNestingIsCutOff() {
        F f = id("x");
        for (int i = 0; i < 5000; ++i)
            f = F::sup(F::fence("(", std::move(f), ")"), num("2"));
        const FormulaLayout l = lay(f);
        QVERIFY(l.glyphs.size() < 1000);
        QVERIFY(std::isfinite(l.height()));
    }

    void sizesScaleLinearly() {
        const F f = F::fraction(F::sup(id("a"), num("2")), F::root(id("b")));
        const FormulaLayout small = layoutFormula(f, 10);
        const FormulaLayout large = layoutFormula(f, 100);
        QVERIFY(qAbs(large.width - 10 * small.width) < 1e-6);
        QVERIFY(qAbs(large.height() - 10 * small.height()) < 1e-6);
    }

    void fencesGrowAroundWhatIsStacked() {
        const F fraction = F::fraction(id("a"), id("b"));
        const FormulaLayout plain = lay(F::fence("(", id("a"), ")"));
        const FormulaLayout tall = lay(F::fence("(", fraction, ")"));
        QVERIFY(tall.ascent >= lay(fraction).ascent);
        QVERIFY(plain.ascent < kSize);
    }

    void scriptsOfLoneGlyphsKeepToOneHeight() {
        // Index 1 of each letter: glyphs are base, subscript, superscript.
        const auto heights = [](const char* base) {
            const FormulaLayout l = lay(F::scripts(id(base), num("1"), num("2")));
            return QPair(l.glyphs[1].position.y(), l.glyphs[2].position.y());
        };
        QCOMPARE(heights("a"), heights("W")); // tall
        QCOMPARE(heights("a"), heights("y")); // deep
        // Fences count as the glyph they end in.
        const FormulaLayout fenced =
            lay(F::sup(F::fence("(", F::sup(id("W"), num("9")), ")"), num("2")));
        QCOMPARE(fenced.glyphs.back().position.y(),
                 lay(F::sup(id("a"), num("2"))).glyphs.back().position.y());
    }

    void aSlantedLetterKeepsItsDistance() {
        const FormulaLayout l = lay(F::row({id("W"), F::fence("(", id("x"), ")")}));
        const auto& w = MathFont::instance().glyph(0x1D44A, 0);
        QVERIFY(w.italic > 0.1);
        double left = l.width;
        for (std::size_t i = 1; i < l.glyphs.size(); ++i)
            left = std::min(left, l.glyphs[i].position.x());
        QVERIFY(qAbs(left - (w.advance + w.italic) * kSize) < 1e-6);
    }

    void numbersInAColumnAlignAtTheirPoints() {
        const FormulaLayout l = lay(F::matrix(1, {num("0.25"), num("−12.5"), num("7")}));
        const quint32 point = MathFont::instance().glyph(U'.', 0).index;
        std::vector<double> points;
        for (const auto& glyph : l.glyphs)
            if (glyph.index == point) points.push_back(glyph.position.x());
        QCOMPARE(points.size(), 2u);
        QVERIFY(qAbs(points[0] - points[1]) < 1e-6);
        // The whole number ends where the others have their points.
        const quint32 seven = MathFont::instance().glyph(U'7', 0).index;
        for (const auto& glyph : l.glyphs)
            if (glyph.index == seven)
                QVERIFY(qAbs(glyph.position.x() + 0.5 * kSize - points[0]) < 1e-6);
    }

    void signsAreSetByWhatIsBeforeThem_data() {
        QTest::addColumn<QString>("before");
        QTest::addColumn<double>("gap"); // em after the minus
        QTest::newRow("between operands") << "a" << 4.0 / 18;
        QTest::newRow("after an equals sign") << "=" << 0.0;
        QTest::newRow("after a product sign") << "×" << 0.0;
        QTest::newRow("first") << "" << 0.0;
    }
    void signsAreSetByWhatIsBeforeThem() {
        QFETCH(QString, before);
        QFETCH(double, gap);
        std::vector<F> parts{F::op("−"), num("1")};
        if (before == "a")
            parts.insert(parts.begin(), id("a"));
        else if (!before.isEmpty())
            parts.insert(parts.begin(), F::op(before.toStdString()));
        const FormulaLayout l = lay(F::row(std::move(parts)));
        const auto& minus = l.glyphs[l.glyphs.size() - 2];
        // A minus is 0.778 em wide.
        QVERIFY(qAbs(l.glyphs.back().position.x() - minus.position.x() - (0.778 + gap) * kSize) <
                1e-6);
    }

    void aMissingFontIsOneSentence() {
        try {
            const MathFont font(QStringLiteral("/nowhere/font.otf"));
            QFAIL("a font was found");
        } catch (const Error& error) {
            const QString text = QString::fromUtf8(error.what());
            QVERIFY2(text.contains("/nowhere/font.otf"), error.what());
            QVERIFY2(text.endsWith('.') && !text.contains('\n'), error.what());
        }
    }
};

DELTAFLOW_TEST(TestFormulaLayout)
#include "tst_formula_layout.moc"
