#include "core/formula/serialise.h"
#include "core/project/edit.h"
#include "tests/test_program.h"
#include "tests/ui/sample_project.h"
#include "ui/derivation/derivation_view.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QMenu>
#include <QScrollBar>
#include <QTest>

using namespace deltaflow;

namespace {

Project wideNet() {
    Project project = net221();
    Network network{784, {}};
    for (const auto& [in, out] : {std::pair{784, 128}, {128, 64}, {64, 10}}) {
        DenseLayer layer{ParameterMatrix::Constant(out, in, 0.01),
                         ParameterMatrix::Zero(out, 1),
                         {ActivationKind::Sigmoid}};
        network.layers.push_back(layer);
    }
    project.network = std::make_shared<const Network>(network);
    Data data{SampleMatrix::Constant(784, 1, 0.5), SampleMatrix::Constant(10, 1, 0.1)};
    project.data = std::make_shared<const Data>(data);
    return project;
}

struct Desk {
    Document document;
    Player player;
    DerivationView cards;

    explicit Desk(Project project = net221())
        : player((document.reset(std::move(project), {}), document))
        , cards(player) {
        player.setReducedMotion(true);
        cards.resize(440, 600);
        cards.show();
    }
    [[nodiscard]] Ref weight(int layer, int row, int col) const {
        return {player.model().layers[static_cast<std::size_t>(layer)].weights, Quantity::Value,
                row, col, 0};
    }
    void click(QPointF at) {
        QTest::mouseClick(cards.viewport(), Qt::LeftButton, {}, at.toPoint());
    }
};

} // namespace

class TestDerivationView : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(Theme::light()); }

    void currentCardStaysInView() {
        Desk desk;
        for (Index step = -1; step < desk.player.derivation().size(); ++step) {
            desk.player.goToStep(step);
            const QRectF rect = desk.cards.currentCardRect();
            QVERIFY2(!rect.isEmpty(), qPrintable(QString::number(step)));
            QVERIFY(QRectF(desk.cards.viewport()->rect()).contains(rect));
        }
    }

    void aCardThatGrowsStaysInView() {
        Desk desk;
        desk.cards.resize(440, 900); // Adam's five lines have room
        desk.player.goToStep(desk.player.derivation().size() - 1);
        const double before = desk.cards.currentCardRect().height();
        Optimiser optimiser = desk.document.project().optimiser;
        optimiser.kind = OptimiserKind::Adam;
        desk.document.edit(withOptimiser(desk.document.project(), optimiser), "Adam");
        const QRectF rect = desk.cards.currentCardRect();
        QVERIFY(rect.height() > before + 100);
        QVERIFY(QRectF(desk.cards.viewport()->rect()).contains(rect));
    }

    void onlyVisibleStepsAreMade() {
        Desk desk(wideNet());
        QVERIFY(desk.player.derivation().size() > 200'000);
        desk.player.goToStep(150'000);
        QVERIFY(!desk.cards.currentCardRect().isEmpty());
        QVERIFY(desk.cards.heldCards() < 60);
        for (int value : {0, 1'000'000, 7'000'000, desk.cards.verticalScrollBar()->maximum()}) {
            desk.cards.verticalScrollBar()->setValue(value);
            QVERIFY(desk.cards.heldCards() < 80);
        }
    }

    void clickOnACardGoesToItsStep() {
        Desk desk;
        desk.player.goToStep(8);
        const QRectF current = desk.cards.currentCardRect();
        desk.click(QPointF(current.center().x(), current.bottom() + 30));
        QCOMPARE(desk.player.view().step, Index{9});
        desk.click(QPointF(desk.cards.currentCardRect().center().x(),
                           desk.cards.currentCardRect().top() - 30));
        QCOMPARE(desk.player.view().step, Index{8});
    }

    void hoveringANumberLightsItUpEverywhere() {
        Desk desk;
        desk.player.goToStep(8);
        const Ref weight = desk.weight(1, 0, 0);
        for (const bool isNumber : {false, true}) {
            const QRectF place = desk.cards.placeOf(weight, isNumber);
            QVERIFY(!place.isEmpty());
            QTest::mouseMove(desk.cards.viewport(), place.center().toPoint());
            QVERIFY(desk.player.view().hover == weight);
            QTest::mouseMove(desk.cards.viewport(), QPoint(4, 4));
            QVERIFY(!desk.player.view().hover);
        }
    }

    void draggingANumberInTheFormulaChangesIt() {
        Desk desk;
        desk.player.goToStep(8);
        const QPoint at = desk.cards.placeOf(desk.weight(1, 0, 0), true).center().toPoint();
        QTest::mousePress(desk.cards.viewport(), Qt::LeftButton, {}, at);
        for (int x = 4; x <= 40; x += 4)
            QTest::mouseMove(desk.cards.viewport(), at + QPoint(x, 0));
        QTest::mouseRelease(desk.cards.viewport(), Qt::LeftButton, {}, at + QPoint(40, 0));
        QVERIFY(desk.player.number(desk.weight(1, 0, 0)) > 0.35);
        QCOMPARE(desk.player.view().step, Index{8});
        desk.document.undoStack().undo();
        QCOMPARE(desk.player.number(desk.weight(1, 0, 0)), 0.3);
        QVERIFY(!desk.document.undoStack().canUndo()); // one drag, one undo step
    }

    void unfoldingMakesTheCardTaller() {
        Desk desk;
        desk.player.goToStep(8);
        const double folded = desk.cards.currentCardRect().height();
        desk.cards.toggleReads();
        const double reads = desk.cards.currentCardRect().height();
        QVERIFY(reads > folded + 40);
        desk.cards.toggle(Unfolding::ChainRule);
        QVERIFY(desk.cards.currentCardRect().height() > reads + 40);
        desk.cards.toggle(Unfolding::ChainRule);
        desk.cards.toggleReads();
        QCOMPARE(desk.cards.currentCardRect().height(), folded);
    }

    void contentSaysWhatTheTenseAllows() {
        Desk desk;
        desk.player.goToStep(8);
        const CardContent past = cardContent(desk.player, 7, {});
        const CardContent current = cardContent(desk.player, 8, {});
        const CardContent future = cardContent(desk.player, 9, {});
        QVERIFY(toPlainText(past.equations.at(0)).ends_with("= 0.04068"));
        QCOMPARE(current.equations.at(0).rights.size(), 3u);
        // What is not yet computed shows no digits.
        QCOMPARE(future.equations.at(0).rights.size(), 1u);
        QVERIFY(toPlainText(future.equations.at(0)).find("0.") == std::string::npos);
        QCOMPARE(future.place, "not yet");
    }

    void nothingToComeShowsDigits_data() {
        QTest::addColumn<int>("level");
        QTest::newRow("layer") << int(Level::Layer);
        QTest::newRow("neuron") << int(Level::Neuron);
        QTest::newRow("term") << int(Level::Term);
    }
    void nothingToComeShowsDigits() {
        QFETCH(const int, level);
        Desk desk;
        desk.player.setLevel(static_cast<Level>(level));
        for (Index step = 0; step < desk.player.derivation().size(); ++step) {
            for (const Equation& equation : cardContent(desk.player, step, {}).equations) {
                const QString text = QString::fromStdString(toPlainText(equation));
                QVERIFY2(!text.contains("0."), qPrintable(text));
            }
        }
    }

    void startIsShownBeforeTheFirstStep() {
        const Desk desk;
        QVERIFY(desk.cards.currentCardRect().top() >= 0);
        QVERIFY(desk.cards.currentCardRect().height() > 20);
    }

    void checkShowsTheNumericGradient() {
        Desk desk;
        desk.player.goToStep(8);
        OpenParts open;
        open.check = true;
        // Of the reference's δ¹₁; two central differences agree with it to all digits shown.
        QCOMPARE(cardContent(desk.player, 8, open).check, "Check: 0.002654 numeric");
        QVERIFY(cardContent(desk.player, 0, open).check.isEmpty());
    }

    void readsSayWhereNumbersComeFrom() {
        Desk desk;
        desk.player.goToStep(8);
        OpenParts open;
        open.reads = true;
        const auto reads = cardContent(desk.player, 8, open).reads;
        QVERIFY(reads.size() >= 3);
        for (const auto& read : reads) {
            if (read.writer)
                QVERIFY(*read.writer < 8);
            else
                QVERIFY(read.origin == "given" || read.origin == "in this step"); // W; σ′
        }
    }
};

DELTAFLOW_TEST(TestDerivationView)
#include "tst_derivation_view.moc"
