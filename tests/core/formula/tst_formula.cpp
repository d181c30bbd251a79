#include "core/formula/formula.h"

#include "tests/test_program.h"

#include <QTest>

using namespace deltaflow;

class TestFormula : public QObject {
    Q_OBJECT
private slots:
    void absentScriptsAreEmptyRows() {
        const Formula f = Formula::sup(Formula::identifier("a"), Formula::number("2"));
        QCOMPARE(f.kind, Formula::Kind::Scripts);
        QCOMPARE(f.children.size(), 3u);
        QVERIFY(f.children[1].isEmpty());
        QCOMPARE(f.children[2].text, std::string("2"));
        const Formula g = Formula::sub(Formula::identifier("a"), Formula::number("1"));
        QVERIFY(g.children[2].isEmpty());
        QCOMPARE(g.children[1].text, std::string("1"));
    }

    void aRefStaysOnTheOutermostNode() {
        const Ref where{3, Quantity::Adjoint, 1, 0, 0};
        const Formula f =
            Formula::sub(Formula::identifier("δ"), Formula::number("1")).withRef(where);
        QVERIFY(f.ref == where);
        QVERIFY(!f.children[0].ref);
    }

    void fencesKeepBothDelimiters() {
        const Formula f = Formula::fence("(", Formula::number("1"), "]");
        QCOMPARE(f.text, std::string("("));
        QCOMPARE(f.closing, std::string("]"));
        QCOMPARE(f.children.size(), 1u);
    }

    void matricesKeepTheirCellsRowByRow() {
        std::vector<Formula> cells;
        for (const char* c : {"1", "2", "3", "4", "5", "6"})
            cells.push_back(Formula::number(c));
        const Formula f = Formula::matrix(3, cells, "[", "]");
        QCOMPARE(f.columns, 3);
        QVERIFY(f.children == cells);
        QCOMPARE(f.text + f.closing, std::string("[]"));
    }

    void functionsAreUpright() {
        QVERIFY(Formula::function("tanh").upright);
        QVERIFY(!Formula::identifier("x").upright);
    }

    void equalityLooksAtTheWholeTree() {
        const auto make = [](const char* digits) {
            return Formula::fraction(Formula::identifier("a"), Formula::number(digits));
        };
        QVERIFY(make("2") == make("2"));
        QVERIFY(!(make("2") == make("3")));
    }
};

DELTAFLOW_TEST(TestFormula)
#include "tst_formula.moc"
