#include "tests/test_program.h"
#include "ui/editing/number_editing.h"
#include "ui/editing/scrub_ghost.h"
#include "ui/player/player.h"

#include "tests/ui/sample_project.h"

#include <QMouseEvent>
#include <QTest>

using namespace deltaflow;

namespace {

class Host : public QWidget {
public:
    Host(Player& player, const Ref& ref)
        : editing(player, *this, [ref](QPointF at) -> std::optional<NumberSpot> {
            const QRectF rect(10, 10, 60, 20);
            if (!rect.contains(at)) return std::nullopt;
            return NumberSpot{ref, rect};
        }) {
        resize(500, 400);
    }
    void move(QPoint to) {
        QMouseEvent event(QEvent::MouseMove, to, mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(this, &event);
    }

    NumberEditing editing;
};

constexpr QPoint kNumber(40, 20);

} // namespace

class TestScrubGhost : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_document = std::make_unique<Document>();
        m_document->reset(net221(), {});
        m_player = std::make_unique<Player>(*m_document);
    }
    void cleanup() {
        m_player.reset();
        m_document.reset();
    }

    void standsByWhileANumberIsDragged();
    void showsTheNumbersOfThePass_data();
    void showsTheNumbersOfThePass();
    void drawsTheLossOfRealPasses();
    void isNotThereWithoutADerivative_data();
    void isNotThereWithoutADerivative();
    void isNotThereForAnInputOfALaterIteration();
    void goesWithItsIteration();
    void staysThroughATurn();
    void growsWithTheDrag();
    void leavesOutTheCurveOfALargeNetwork();
    void writesChangesUnderOneAnother_data();
    void writesChangesUnderOneAnother();

private:
    [[nodiscard]] Ref weight() const {
        return {m_player->model().layers[0].weights, Quantity::Value, 0, 1, 0};
    }
    [[nodiscard]] double loss() const {
        return m_player->number({m_player->model().loss, Quantity::Value, 0, 0, 0});
    }

    std::unique_ptr<Document> m_document;
    std::unique_ptr<Player> m_player;
};

void TestScrubGhost::standsByWhileANumberIsDragged() {
    Host host(*m_player, weight());
    host.show();
    QTest::mousePress(&host, Qt::LeftButton, {}, kNumber);
    QVERIFY(!host.editing.ghost());
    host.move(kNumber + QPoint(4, 0));
    QVERIFY(host.editing.ghost());
    QVERIFY(host.editing.ghost()->isVisible());
    QVERIFY(host.rect().contains(host.editing.ghost()->geometry()));
    QVERIFY(!host.editing.ghost()->geometry().intersects(QRect(10, 10, 60, 20)));
    QTest::mouseRelease(&host, Qt::LeftButton, {}, kNumber + QPoint(4, 0));
    QVERIFY(!host.editing.ghost());
    QTest::mousePress(&host, Qt::LeftButton, {}, kNumber);
    host.move(kNumber + QPoint(4, 0));
    QTest::keyClick(&host, Qt::Key_Escape);
    QVERIFY(!host.editing.ghost());
}

void TestScrubGhost::showsTheNumbersOfThePass_data() {
    QTest::addColumn<bool>("input");
    QTest::addColumn<int>("iteration");
    QTest::newRow("weight") << false << 0;
    QTest::newRow("input") << true << 0;
    QTest::newRow("weight of a later iteration") << false << 3;
}

void TestScrubGhost::showsTheNumbersOfThePass() {
    QFETCH(bool, input);
    QFETCH(int, iteration);
    m_player->goToIteration(iteration);
    Ref ref = input ? Ref{m_player->model().input, Quantity::Value, 1, 0, 0} : weight();
    const double lossBefore = loss();
    const double before = m_player->number(ref);
    Ref gradient = ref;
    gradient.quantity = Quantity::Adjoint;
    const double slope = m_player->number(gradient);
    Host host(*m_player, ref);
    host.show();
    QTest::mousePress(&host, Qt::LeftButton, {}, kNumber);
    host.move(kNumber + QPoint(4, 0));
    host.move(kNumber + QPoint(44, 0));
    const ScrubGhost* ghost = host.editing.ghost();
    QVERIFY(ghost);
    const double change = m_player->number(ref) - before;
    QVERIFY(change != 0);
    QCOMPARE(ghost->figures().change(), change);
    QCOMPARE(ghost->figures().predicted(), slope * change);
    QCOMPARE(ghost->figures().actual(), loss() - lossBefore);
    const auto texts = alignedChanges(slope * change, loss() - lossBefore, 4);
    QCOMPARE(ghost->predictedText(), texts.first);
    QCOMPARE(ghost->actualText(), texts.second);
}

/// The curve is of real passes: the point that the pass shows lies on it.
void TestScrubGhost::drawsTheLossOfRealPasses() {
    Host host(*m_player, weight());
    host.show();
    QTest::mousePress(&host, Qt::LeftButton, {}, kNumber);
    host.move(kNumber + QPoint(4, 0));
    const QList<QPointF> curve = host.editing.ghost()->figures().curve;
    QCOMPARE(curve.size(), 41);
    for (const qsizetype i : {0, 13, 20, 40}) {
        m_player->setNumber(weight(), curve[i].x());
        QCOMPARE(curve[i].y(), loss());
    }
    QCOMPARE(curve[20].x(), 0.8);
}

void TestScrubGhost::isNotThereWithoutADerivative_data() {
    QTest::addColumn<bool>("target");
    QTest::newRow("learning rate") << false;
    QTest::newRow("target") << true;
}

void TestScrubGhost::isNotThereWithoutADerivative() {
    QFETCH(bool, target);
    Host host(*m_player, target ? Ref{m_player->model().target, Quantity::Value, 0, 0, 0}
                                : Ref::setting(Setting::LearningRate));
    host.show();
    QTest::mousePress(&host, Qt::LeftButton, {}, kNumber);
    host.move(kNumber + QPoint(4, 0));
    host.move(kNumber + QPoint(20, 0));
    QVERIFY(host.editing.isScrubbing());
    QVERIFY(!host.editing.ghost());
}

void TestScrubGhost::isNotThereForAnInputOfALaterIteration() {
    m_player->goToIteration(1);
    Host host(*m_player, {m_player->model().input, Quantity::Value, 0, 0, 0});
    host.show();
    QTest::mousePress(&host, Qt::LeftButton, {}, kNumber);
    host.move(kNumber + QPoint(4, 0));
    QVERIFY(host.editing.isScrubbing());
    QVERIFY(!host.editing.ghost());
}

/// As it does when a training begins: what it foretold was of another pass.
void TestScrubGhost::goesWithItsIteration() {
    Host host(*m_player, weight());
    host.show();
    host.editing.nudge(weight(), 1);
    QVERIFY(host.editing.ghost());
    m_player->goToIteration(1);
    QVERIFY(!host.editing.ghost());
}

void TestScrubGhost::staysThroughATurn() {
    Host host(*m_player, weight());
    host.show();
    host.editing.nudge(weight(), 1);
    QPointer<ScrubGhost> ghost = host.editing.ghost();
    QVERIFY(ghost);
    QVERIFY(host.rect().contains(ghost->geometry()));
    host.editing.nudge(weight(), 1);
    QVERIFY(host.editing.ghost() == ghost);
    QVERIFY(std::abs(ghost->figures().change() - 0.02) < 1e-12);
    QTRY_VERIFY(!ghost);
}

void TestScrubGhost::growsWithTheDrag() {
    Host host(*m_player, weight());
    host.show();
    QTest::mousePress(&host, Qt::LeftButton, {}, kNumber);
    host.move(kNumber + QPoint(4, 0));
    QCOMPARE(host.editing.ghost()->figures().reach, 0.5); // 50 notches of 0.01
    host.move(kNumber + QPoint(244, 0));                  // 120 notches
    const GhostFigures& figures = host.editing.ghost()->figures();
    QCOMPARE(figures.reach, 2.0);
    QCOMPARE(figures.curve.front().x(), -1.2);
    QCOMPARE(figures.curve.back().x(), 2.8);
}

void TestScrubGhost::leavesOutTheCurveOfALargeNetwork() {
    Project project = net221();
    Network network{500, {}};
    network.layers = {{ParameterMatrix::Constant(2000, 500, 0.001), {}, {ActivationKind::Tanh}},
                      {ParameterMatrix::Constant(1, 2000, 0.001), {}, {ActivationKind::Identity}}};
    project.network = std::make_shared<const Network>(network);
    project.data = std::make_shared<const Data>(
        Data{SampleMatrix::Constant(500, 2, 0.5), SampleMatrix::Constant(1, 2, 1)});
    m_document->reset(project, {});
    Host host(*m_player, weight());
    host.show();
    host.editing.nudge(weight(), 5);
    QVERIFY(host.editing.ghost());
    QVERIFY(host.editing.ghost()->figures().curve.isEmpty());
    QVERIFY(host.editing.ghost()->figures().actual() != 0);
}

void TestScrubGhost::writesChangesUnderOneAnother_data() {
    QTest::addColumn<double>("one");
    QTest::addColumn<double>("other");
    QTest::addColumn<QString>("texts");
    QTest::newRow("plain") << 0.01234 << -0.0021 << "+0.01234 −0.00210";
    QTest::newRow("around one") << -1.5 << -12.25 << "−1.50 −12.25";
    QTest::newRow("powers") << 1.5e-7 << 2e-8 << "+1.500×10⁻⁷ +0.200×10⁻⁷";
    QTest::newRow("nothing") << 0.0 << 0.0 << "0 0";
    QTest::newRow("one nothing") << 0.0 << 0.25 << "0.0000 +0.2500";
    QTest::newRow("less than is written") << -1e-9 << 0.25 << "−1.000×10⁻⁹ +0.2500";
}

void TestScrubGhost::writesChangesUnderOneAnother() {
    QFETCH(double, one);
    QFETCH(double, other);
    const auto [first, second] = alignedChanges(one, other, 4);
    QTEST(first + u' ' + second, "texts");
}

DELTAFLOW_TEST(TestScrubGhost)
#include "tst_scrub_ghost.moc"
