#include "ui/lesson/page_layout.h"

#include "tests/test_program.h"
#include "tests/ui/opened_example.h"
#include "ui/player/player.h"

#include <QFontMetricsF>
#include <QtTest>

using namespace deltaflow;

namespace {

struct Stage {
    Stage()
        : document(QStringLiteral("net-2-2-1"))
        , player(document) {}
    [[nodiscard]] PageLayout lay(const char* text, double width) const {
        return layoutPage(pageContent(text, player), width, 15);
    }
    OpenedExample document;
    Player player;
};

constexpr const char* kText =
    "A unit adds up $z_1^1 = W_11^1 x_1 + W_12^1 x_2$, which is a number ({W1[1,2]}, say), and "
    "goes "
    "on with it. Then **it** is squeezed.\n\n- one point that is rather long\n- another\n\n"
    "$z_1^1 = {W1[1,1]} × {x[1]} + {W1[1,2]} × {x[2]}$";

double rightEnd(const PageLayout& layout) {
    double end = 0;
    for (const auto& words : layout.words)
        end = std::max(end,
                       words.origin.x() + QFontMetricsF(words.font).horizontalAdvance(words.text));
    for (const auto& formula : layout.formulas)
        end = std::max(end, formula.origin.x() + formula.layout.width);
    for (const auto& display : layout.displays)
        end = std::max(end, display.topLeft.x() + display.layout.size.width());
    return end;
}

} // namespace

class TestPageLayout : public QObject {
    Q_OBJECT

private slots:
    void linesKeepToTheirWidth_data() {
        QTest::addColumn<double>("width");
        for (const double width : {180.0, 260.0, 400.0, 900.0})
            QTest::newRow(qPrintable(QString::number(width))) << width;
    }
    void linesKeepToTheirWidth() {
        QFETCH(double, width);
        const Stage stage;
        QVERIFY(rightEnd(stage.lay(kText, width)) <= width + 0.5);
    }

    void aNarrowerPageIsHigher() {
        const Stage stage;
        QVERIFY(stage.lay(kText, 200).height > stage.lay(kText, 400).height);
    }

    void wordsAndFormulasShareABaseline() {
        const Stage stage;
        const PageLayout layout = stage.lay("is $z_1^1$ here", 400);
        QCOMPARE(layout.formulas.size(), std::size_t{1});
        for (const auto& words : layout.words)
            QCOMPARE(words.origin.y(), layout.formulas[0].origin.y());
    }

    void aSignBehindAFormulaStaysWithIt() {
        const Stage stage;
        for (double width = 60; width < 200; width += 3) {
            const PageLayout layout = stage.lay("and then some words ($z_1^1$), so", width);
            for (const auto& words : layout.words)
                if (words.text.startsWith(u')'))
                    QCOMPARE(words.origin.y(), layout.formulas[0].origin.y());
        }
    }

    void chineseBreaksBetweenItsCharacters() {
        const Stage stage;
        const PageLayout layout = stage.lay("神经元把每个输入乘以它的权重再加起来得到一个数", 120);
        QVERIFY(rightEnd(layout) <= 120.5);
        QVERIFY(layout.height > 60);
    }

    void placesAreFoundUnderTheMouse() {
        const Stage stage;
        const PageLayout layout = stage.lay(kText, 300);
        QVERIFY(layout.places().size() >= 5);
        for (const auto& place : layout.places()) {
            const auto found = layout.placeAt(place.rect.center());
            QVERIFY(found);
            QVERIFY(found->ref == place.ref);
        }
        QVERIFY(!layout.placeAt({-5, -5}));
    }

    void whatCannotBeReadIsShownAsTyped() {
        const Stage stage;
        const PageLayout layout = stage.lay("so $a = (b$ and {W9[1]}", 400);
        QCOMPARE(layout.faults.size(), std::size_t{4}); // "$a", "=", "(b$" and the address
        QVERIFY(layout.faults.back().why.contains("W9"));
        QVERIFY(layout.formulas.empty());
    }

    void whatIsNotKnownSaysSo() {
        Stage stage;
        const PageContent content = pageContent("{z1[1]} {L}", stage.player);
        QCOMPARE(content.spoken(), QString("not yet not yet"));
        QCOMPARE(content.blocks[0].pieces[0].formula.kind, Formula::Kind::Text);
        QVERIFY(content.blocks[0].pieces[0].formula.ref);
        stage.player.goToEnd();
        QVERIFY(!pageContent("{z1[1]} {L}", stage.player).spoken().contains("not yet"));
    }

    void symbolsAreOfTheNotation() {
        Stage stage;
        const auto spoken = [&] { return pageContent("{z1[1] symbol}", stage.player).spoken(); };
        const QString before = spoken();
        Project theta = stage.document.project();
        theta.notation = NotationKind::Theta;
        stage.document.edit(theta, "Notation");
        QVERIFY(spoken() != before);
    }
};

DELTAFLOW_TEST(TestPageLayout)
#include "tst_page_layout.moc"
