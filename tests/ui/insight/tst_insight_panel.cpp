#include "core/project/expression_project.h"
#include "tests/test_program.h"
#include "tests/ui/opened_example.h"
#include "tests/ui/sample_project.h"
#include "ui/derivation/card_content.h"
#include "ui/insight/insight_panel.h"
#include "ui/insight/path_section.h"
#include "ui/insight/sections.h"
#include "ui/insight/sheet_view.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QTest>

using namespace deltaflow;

namespace {

struct Desk {
    Document document;
    Player player;
    InsightPanel panel;

    explicit Desk(Project project)
        : player((document.reset(std::move(project), {}), document))
        , panel(player) {
        player.setReducedMotion(true);
        panel.resize(372, 1400);
        panel.show();
        static_cast<void>(QTest::qWaitForWindowExposed(&panel));
        QTRY_VERIFY(!panel.paths().report().paths.isZero());
    }

    [[nodiscard]] SheetView& view(const char* name) const {
        auto* view = panel.findChild<SheetView*>(name);
        Q_ASSERT(view);
        return *view;
    }
    void goTo(const char* node, int row) {
        const NodeId id = player.model().graph->find(node);
        player.goToStep(
            player.derivation().writer({id, Quantity::Adjoint, row, 0, 0}).value_or(-1));
    }
};

void hover(SheetView& view, std::size_t item) {
    const QPointF at = view.rectOf(item).topLeft() + QPointF(2, 2);
    QMouseEvent move(QEvent::MouseMove, at, view.mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                     Qt::NoModifier);
    QCoreApplication::sendEvent(&view, &move);
}

void chooseEveryInput(PathSection& paths) {
    QComboBox& from = *paths.findChildren<QComboBox*>().front();
    from.setCurrentIndex(0);
    emit from.activated(0);
}

} // namespace

class TestInsightPanel : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(Theme::light()); }

    void everyExampleHasWhatMakesSenseForIt_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"net-2-2-1", "deep-chain", "mlp-penalty", "multi-class", "rnn",
                                 "paths", "branch", "circuit", "convolution", "batch-norm"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    /// At every step of every kind of document: nothing throws, no sheet is without a place.
    void everyExampleHasWhatMakesSenseForIt() {
        QFETCH(const QString, name);
        const Desk desk(example(qPrintable(name)));
        Player& player = const_cast<Player&>(desk.player);
        const Index size = player.derivation().size();
        for (Index step = -1; step < size; step += std::max<Index>(1, size / 40)) {
            player.goToStep(step);
            for (const char* sheet : {"errata", "forms", "contract", "unrolled", "memory"}) {
                const SheetView& view = desk.view(sheet);
                QCOMPARE(view.sheet().empty(), view.parentWidget()->isHidden());
            }
            QVERIFY(!desk.view("contract").sheet().empty());
            QVERIFY(!desk.view("memory").sheet().empty());
        }
    }

    void hoveringAPathLightsItUp() {
        Desk desk(net221());
        chooseEveryInput(desk.panel.paths());
        SheetView& list = *desk.panel.paths().findChildren<SheetView*>().back();
        QCOMPARE(list.sheet().size(), std::size_t{1 + 4 + 1}); // a sentence, paths, their sum
        hover(list, 1);
        const auto& lit = desk.player.view().litPath;
        QCOMPARE(lit.size(), std::size_t{4 + 2}); // x₁ a¹₁ a²₁ L and two weights
        const LayerNodes& first = desk.player.model().layers[0];
        QVERIFY(std::ranges::find(lit, Ref{first.weights, Quantity::Value, 0, 0, 0}) != lit.end());
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(&list, &leave);
        QVERIFY(desk.player.view().litPath.empty());
    }

    void walkingVisitsEveryEdgeOfEveryPathThenEachEdgeOnce() {
        Desk desk(net221());
        PathSection& paths = desk.panel.paths();
        chooseEveryInput(paths);
        paths.setWalking(true);
        QVERIFY(paths.isWalking());
        int edges = 1; // the first at once
        for (; paths.isWalking() && edges < 100; ++edges)
            paths.walkOn();
        QCOMPARE(edges - 1, 12 + 7); // and one more that ends it
        QVERIFY(desk.player.view().litPath.empty());
    }

    void aSelectionIsWhereThePathsBegin() {
        Desk desk(net221());
        const LayerNodes& hidden = desk.player.model().layers[0];
        desk.player.setSelection(Ref{hidden.activation, Quantity::Value, 1, 0, 0});
        QCOMPARE(desk.panel.paths().report().paths.digits(), std::string("1"));
        QVERIFY(desk.panel.paths().report().adjoint.has_value());
    }

    void theUnrolledErrorGoesToTheStepThatIsClicked() {
        Desk desk(example("deep-chain"));
        SheetView& view = desk.view("unrolled");
        const auto& sheet = view.sheet();
        const auto bar =
            std::ranges::find_if(sheet, [](const SheetItem& i) { return i.step >= 0; });
        QVERIFY(bar != sheet.end());
        const Index step = bar->step;
        const auto item = static_cast<std::size_t>(bar - sheet.begin());
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.rectOf(item).center().toPoint());
        QCOMPARE(desk.player.view().step, step);
        QCOMPARE(desk.player.step()->focus.node, desk.player.model().layers.back().preActivation);
    }

    void onlyAChainIsUnrolled_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isChain");
        QTest::newRow("three products of one")
            << QStringLiteral("v1 = a*b; v2 = a*c; v3 = b*c; f = v1 + v2 + v3") << false;
        QTest::newRow("layer upon layer")
            << QStringLiteral("h1 = tanh(a*b); h2 = tanh(a*h1); h3 = tanh(a*h2)") << true;
    }

    void onlyAChainIsUnrolled() {
        QFETCH(QString, text);
        QFETCH(bool, isChain);
        Desk desk(newExpression(text.toStdString()));
        QCOMPARE(!desk.view("unrolled").sheet().empty(), isChain);
        QVERIFY(!Desk(example("rnn")).view("unrolled").sheet().empty());
    }

    void errataStandAtTheirStep() {
        Desk desk(example("net-2-2-2"));
        desk.goTo("z1", 0);
        const CardContent content = cardContent(desk.player, desk.player.view().step, {});
        QVERIFY(content.erratum.has_value());
        QVERIFY(!content.erratum->printedHolds);
        QVERIFY(content.erratum->consequence.contains("0.291027924"));
        QVERIFY(content.erratum->consequence.contains("0.291027774"));
        desk.goTo("z2", 0);
        QVERIFY(!cardContent(desk.player, desk.player.view().step, {}).erratum);
        QVERIFY(!desk.view("errata").sheet().empty());
        const Desk without(net221());
        QVERIFY(without.view("errata").sheet().empty());
    }

    void theMemoryBarsMarkWhatTheStepReads() {
        Desk desk(net221());
        desk.goTo("W2", 0);
        const auto& sheet = desk.view("memory").sheet();
        std::vector<NodeId> read;
        for (const SheetItem& item : sheet)
            if (item.marked) read.push_back(item.refs.front().node);
        QCOMPARE(read, std::vector<NodeId>{desk.player.model().layers[0].activation});
    }

    void aNarrowSheetIsHigher() {
        const Sheet sheet{SheetItem::note(QString("many words ").repeated(30))};
        const SheetLayout wide = layoutSheet(sheet, 400);
        const SheetLayout narrow = layoutSheet(sheet, 200);
        QVERIFY(narrow.size.height() > wide.size.height());
        QCOMPARE(wide.itemAt(wide.items[0].rect.center()), 0);
        QCOMPARE(wide.itemAt({-5, -5}), -1);
    }

    void barsShareTheirColumns() {
        Sheet sheet(2);
        for (SheetItem& item : sheet)
            item.kind = SheetItem::Kind::Bar;
        sheet[0].text = "short";
        sheet[1].text = "somewhat longer";
        sheet[1].value = "123456";
        const SheetLayout layout = layoutSheet(sheet, 300);
        QCOMPARE(layout.items[0].bar.left(), layout.items[1].bar.left());
        QCOMPARE(layout.items[0].bar.width(), layout.items[1].bar.width());
        QVERIFY(layout.items[0].bar.right() < layout.items[0].valueRect.left());
    }
};

DELTAFLOW_TEST(TestInsightPanel)
#include "tst_insight_panel.moc"
