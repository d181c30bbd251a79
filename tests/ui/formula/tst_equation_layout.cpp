#include "ui/formula/equation_layout.h"

#include "tests/test_program.h"

#include <QTest>

#include <cmath>

using namespace deltaflow;
using F = Formula;

namespace {

constexpr double kSize = 20;

F num(const char* digits) {
    return F::number(digits);
}

/// a₁ + a₂ + … with `count` terms.
F longSum(int count) {
    std::vector<F> parts;
    for (int i = 0; i < count; ++i) {
        if (i > 0) parts.push_back(F::op("+"));
        parts.push_back(
            F::sub(F::identifier("a"), num("1")).withRef({1, Quantity::Value, i, 0, 0}));
    }
    return F::row(std::move(parts));
}

Equation equation(std::vector<F> rights) {
    return {F::identifier("z"), "=", std::move(rights)};
}

/// The parts whose baseline is at the same height.
QList<double> baselines(const EquationLayout& layout) {
    QList<double> all;
    for (const auto& part : layout.parts)
        if (!all.contains(part.origin.y())) all << part.origin.y();
    return all;
}

} // namespace

class TestEquationLayout : public QObject {
    Q_OBJECT
private slots:
    void equalsSignsAreAligned() {
        const EquationLayout l =
            layoutEquation(equation({longSum(3), num("0.5"), num("0.25")}), kSize);
        QCOMPARE(l.parts.size(), 7u);
        QCOMPARE(baselines(l).size(), 3);
        for (const std::size_t equals : {1u, 3u, 5u}) {
            QCOMPARE(l.parts[equals].layout.glyphs.size(), 1u);
            QCOMPARE(l.parts[equals].origin.x(), l.parts[1].origin.x());
        }
        QCOMPARE(l.scale, 1.0);
        QVERIFY(!l.overflows);
    }

    void anotherRelationIsShownOnce() {
        const EquationLayout l =
            layoutEquation({F::identifier("W"), "←", {num("0.5"), num("0.25")}}, kSize);
        const auto glyph = [&](std::size_t part) {
            return l.parts.at(part).layout.glyphs.at(0).index;
        };
        QVERIFY(glyph(1) != glyph(3));
        const auto middle = [&](std::size_t part) {
            return l.parts[part].origin.x() + l.parts[part].layout.width / 2;
        };
        QVERIFY(qAbs(middle(1) - middle(3)) < 1e-9);
    }

    void linesDoNotOverlap() {
        const F tall = F::fraction(F::fraction(num("1"), num("2")), num("3"));
        const EquationLayout l = layoutEquation(equation({tall, tall, longSum(40)}), kSize, 300);
        double bottom = 0;
        for (const double y : baselines(l)) {
            double ascent = 0;
            double descent = 0;
            for (const auto& part : l.parts) {
                if (part.origin.y() != y) continue;
                ascent = std::max(ascent, part.layout.ascent);
                descent = std::max(descent, part.layout.descent);
            }
            QVERIFY(y - ascent >= bottom - 1e-9);
            bottom = y + descent;
        }
        QVERIFY(l.size.height() >= bottom);
    }

    void aLongSumIsBrokenToTheWidth_data() {
        QTest::addColumn<double>("width");
        for (const double width : {120.0, 200.0, 333.0, 1000.0})
            QTest::addRow("%g px", width) << width;
    }
    void aLongSumIsBrokenToTheWidth() {
        QFETCH(double, width);
        const EquationLayout l = layoutEquation(equation({longSum(30)}), kSize, width);
        QVERIFY(l.size.width() <= width);
        QCOMPARE(l.scale, 1.0);
        QVERIFY(baselines(l).size() > 1);
        // Every term is still there, once and in order.
        std::vector<int> rows;
        for (const auto& place : l.places())
            rows.push_back(place.ref.row);
        QCOMPARE(rows.size(), 30u);
        QVERIFY(std::is_sorted(rows.begin(), rows.end()));
        // The later lines hang.
        QVERIFY(l.parts.back().origin.x() > l.parts[2].origin.x());
    }

    void aBrokenSignKeepsItsGap() {
        const F f = F::row({num("11111111"), F::op("−"), num("22222222")});
        const EquationLayout l = layoutEquation(equation({f}), kSize, 180);
        const FormulaLayout& second = l.parts.back().layout;
        QCOMPARE(second.glyphs.size(), 9u);
        // A minus is 0.778 em wide and a binary operator's gap 4/18 em.
        QVERIFY(qAbs(second.glyphs[1].position.x() - (0.778 + 4.0 / 18) * kSize * l.scale) < 1e-6);
    }

    void parenthesesAreBrokenInOnlyIfTheyMustBe() {
        const F fenced =
            F::row({F::op("−"), F::fence("(", longSum(12), ")"), F::op("+"), longSum(3)});
        // Room for the parentheses on a line of their own.
        const double whole = layoutFormula(F::fence("(", longSum(12), ")"), kSize).width;
        const EquationLayout roomy = layoutEquation(equation({fenced}), kSize, whole + 100);
        QCOMPARE(baselines(roomy).size(), 2);
        const EquationLayout tight = layoutEquation(equation({fenced}), kSize, whole / 2);
        QVERIFY(tight.size.width() <= whole / 2);
        QCOMPARE(tight.scale, 1.0);
        QCOMPARE(tight.places().size(), 15u);
    }

    void wideNumeratorsAreStacked() {
        const F mean = F::fraction(longSum(20), F::identifier("m"));
        const EquationLayout l = layoutEquation(equation({mean}), kSize, 300);
        QVERIFY(l.size.width() <= 300);
        QCOMPARE(l.scale, 1.0);
        QCOMPARE(l.places().size(), 20u);
    }

    void aNumberIsNotBroken() {
        const F power = F::sup(num("10"), num("−5"));
        const F f = F::row({num("9.291"), F::op("×"), power, F::op("+"), num("1")});
        const EquationLayout l = layoutEquation(equation({f}), kSize, 90);
        QCOMPARE(baselines(l).size(), 2);
        QCOMPARE(l.parts[2].layout.glyphs.size(), 5u + 1u + 4u);
    }

    void whatCannotBeBrokenIsSetSmaller() {
        const F word = F::words("unbreakableunbreakable");
        const double natural = layoutEquation(equation({word}), kSize).size.width();
        const EquationLayout smaller = layoutEquation(equation({word}), kSize, 0.8 * natural);
        QVERIFY(smaller.scale < 1 && smaller.scale >= EquationLayout::kSmallestScale);
        QVERIFY(!smaller.overflows);
        QVERIFY(smaller.size.width() <= 0.8 * natural + 1e-6);
        const EquationLayout tooWide = layoutEquation(equation({word}), kSize, 0.3 * natural);
        QVERIFY(tooWide.overflows);
        QCOMPARE(tooWide.scale, EquationLayout::kSmallestScale);
    }

    void tallSumsAreStackedInTheirFences() {
        std::vector<F> parts;
        for (int i = 0; i < 8; ++i) {
            if (i > 0) parts.push_back(F::op("+"));
            parts.push_back(F::fraction(num("0.1234"), num("0.5678")));
        }
        const F sum = F::row({F::op("−"), F::fence("(", F::row(parts), ")")});
        const EquationLayout l = layoutEquation(equation({sum}), kSize, 200);
        QVERIFY(!l.overflows);
        QCOMPARE(l.scale, 1.0);
        QVERIFY(l.size.width() <= 200 + 1e-6);
        QVERIFY(l.size.height() > 3 * layoutEquation(equation({sum}), kSize).size.height() / 2);
    }

    void whatIsTooWideForItsPlaceMovesLeft() {
        const F word = F::words("unbreakableunbreakable");
        const double smallest = layoutFormula(word, kSize * EquationLayout::kSmallestScale).width;
        const double width = smallest * 1.15; // room for the word and "×", not behind "x ="
        const F product = F::row({num("5"), F::op("×"), word});
        const EquationLayout l = layoutEquation(equation({product}), kSize, width);
        QVERIFY(!l.overflows);
        QVERIFY(l.size.width() <= width + 1e-6);
        QCOMPARE(baselines(l).size(), 2);
    }

    void placesAreFoundWhereTheyAre() {
        const EquationLayout l = layoutEquation(equation({longSum(30), longSum(2)}), kSize, 200);
        for (const auto& place : l.places()) {
            const auto found = l.placeAt(place.rect.center());
            QVERIFY(found);
            QVERIFY(found->ref == place.ref);
            QCOMPARE(found->rect, place.rect);
        }
        QVERIFY(!l.placeAt({-5, 5}));
    }

    void linesKeepTheirPlacesWhileNumbersChange() {
        const auto lay = [](const char* digits) {
            return layoutEquation(
                equation({F::row({num(digits), F::op("×"), num(digits)}), num(digits)}), kSize);
        };
        const EquationLayout a = lay("0.1111");
        const EquationLayout b = lay("0.4849");
        QCOMPARE(a.size, b.size);
        for (std::size_t i = 0; i < a.parts.size(); ++i)
            QCOMPARE(a.parts[i].origin, b.parts[i].origin);
    }

    void emptySidesAreSet() {
        QVERIFY(layoutEquation({}, kSize).parts.empty());
        QCOMPARE(layoutEquation({F::identifier("L"), "=", {}}, kSize).parts.size(), 1u);
        const EquationLayout l = layoutEquation({F{}, "=", {num("1")}}, kSize);
        QCOMPARE(l.parts.size(), 2u);
        QCOMPARE(l.parts[0].origin.x(), 0.0);
    }
};

DELTAFLOW_TEST(TestEquationLayout)
#include "tst_equation_layout.moc"
