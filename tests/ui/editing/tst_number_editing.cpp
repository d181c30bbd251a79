#include "tests/test_program.h"
#include "ui/editing/number_editing.h"
#include "ui/player/player.h"

#include <QLocale>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace deltaflow;

namespace {

/// A widget that shows a weight at the left, z in the middle and the learning rate at the right.
class Host : public QWidget {
public:
    explicit Host(Player& player)
        : editing(player, *this,
                  [this](QPointF at) -> std::optional<NumberSpot> {
                      for (const auto& spot : spots)
                          if (spot.rect.contains(at)) return spot;
                      return std::nullopt;
                  })
        , weight{player.model().layers[0].weights, Quantity::Value, 1, 0, 0}
        , z{player.model().layers[0].preActivation, Quantity::Value, 0, 0, 0}
        , rate(Ref::setting(Setting::LearningRate))
        , spots{{weight, {10, 10, 60, 20}}, {z, {110, 10, 60, 20}}, {rate, {210, 10, 60, 20}}} {
        resize(400, 120);
        setFocusPolicy(Qt::StrongFocus);
    }
    void mousePressEvent(QMouseEvent*) override { ++presses; }

    NumberEditing editing;
    Ref weight;
    Ref z;
    Ref rate;
    std::vector<NumberSpot> spots;
    int presses = 0;
};

constexpr QPoint kWeight(40, 20);
constexpr QPoint kZ(140, 20);
constexpr QPoint kRate(240, 20);

} // namespace

class TestNumberEditing : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void dragScrubsAsOneStep();
    void twoDragsAreTwoSteps();
    void modifiersChangeThePace();
    void escapePutsBack();
    void escapeLeavesNoTrace();
    void resetEndsTheDrag();
    void clickIsNotADrag();
    void leavesOtherNumbersAlone();
    void wheelTurns();
    void wheelMayNeedAPress();
    void scrollingDoesNotTurnNumbers();
    void typesExactly();
    void typingIsRefusedInPlace_data();
    void typingIsRefusedInPlace();
    void refusesWhatTheProjectRefuses();
    void escapeCancelsTyping();
    void leavingCommitsWhatIsValid();
    void leavingDropsNonsense();
    void unchangedTextIsNoEdit();
    void understandsTheCommaLocale();
    void nudges();

private:
    void move(QPoint to, Qt::KeyboardModifiers modifiers = {});
    void turnWheel(QPoint at, int notches, Qt::KeyboardModifiers modifiers = {});
    double weight() const { return m_document->project().network->layers[0].weights(1, 0); }
    int steps() const { return m_document->undoStack().count(); }

    std::unique_ptr<Document> m_document;
    std::unique_ptr<Player> m_player;
    std::unique_ptr<Host> m_host;
};

void TestNumberEditing::init() {
    QLocale::setDefault(QLocale::c());
    m_document = std::make_unique<Document>();
    m_player = std::make_unique<Player>(*m_document);
    m_host = std::make_unique<Host>(*m_player);
    m_player->setNumber(m_host->weight, 0.3);
    m_document->reset(m_document->project(), {});
    m_host->show();
    QVERIFY(QTest::qWaitForWindowActive(m_host.get()));
}

void TestNumberEditing::cleanup() {
    m_host.reset();
    m_player.reset();
    m_document.reset();
}

void TestNumberEditing::move(QPoint to, Qt::KeyboardModifiers modifiers) {
    QMouseEvent event(QEvent::MouseMove, to, m_host->mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                      modifiers);
    QCoreApplication::sendEvent(m_host.get(), &event);
}

void TestNumberEditing::turnWheel(QPoint at, int notches, Qt::KeyboardModifiers modifiers) {
    QWheelEvent event(at, m_host->mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(m_host.get(), &event);
}

void TestNumberEditing::dragScrubsAsOneStep() {
    QTest::mousePress(m_host.get(), Qt::LeftButton, {}, kWeight);
    QVERIFY(!m_host->editing.isScrubbing());
    move(kWeight + QPoint(4, 0)); // past the threshold; nothing jumps
    QVERIFY(m_host->editing.isScrubbing());
    QCOMPARE(weight(), 0.3);
    move(kWeight + QPoint(6, 30)); // up and down does not matter
    QCOMPARE(weight(), 0.31);
    move(kWeight + QPoint(10, 0));
    QCOMPARE(weight(), 0.33);
    QTest::mouseRelease(m_host.get(), Qt::LeftButton, {}, kWeight + QPoint(10, 0));
    QVERIFY(!m_host->editing.isScrubbing());
    QCOMPARE(steps(), 1);
    QCOMPARE(m_host->presses, 0);
    m_document->undoStack().undo();
    QCOMPARE(weight(), 0.3);
}

void TestNumberEditing::twoDragsAreTwoSteps() {
    for (int drag = 0; drag < 2; ++drag) {
        QTest::mousePress(m_host.get(), Qt::LeftButton, {}, kWeight);
        move(kWeight - QPoint(4, 0));
        move(kWeight - QPoint(8, 0));
        QTest::mouseRelease(m_host.get(), Qt::LeftButton, {}, kWeight);
    }
    QCOMPARE(steps(), 2);
    QCOMPARE(weight(), 0.26);
}

void TestNumberEditing::modifiersChangeThePace() {
    QTest::mousePress(m_host.get(), Qt::LeftButton, {}, kWeight);
    move(kWeight + QPoint(4, 0));
    move(kWeight + QPoint(6, 0), Qt::ShiftModifier);
    QCOMPARE(weight(), 0.301);
    move(kWeight + QPoint(8, 0), Qt::ControlModifier);
    QCOMPARE(weight(), 0.4);
    QTest::mouseRelease(m_host.get(), Qt::LeftButton, {}, kWeight);
}

void TestNumberEditing::escapePutsBack() {
    QTest::mousePress(m_host.get(), Qt::LeftButton, {}, kWeight);
    move(kWeight + QPoint(4, 0));
    move(kWeight + QPoint(40, 0));
    QVERIFY(weight() != 0.3);
    QTest::keyClick(m_host.get(), Qt::Key_Escape);
    QCOMPARE(weight(), 0.3);
    QVERIFY(!m_host->editing.isScrubbing());
    move(kWeight + QPoint(60, 0));
    QCOMPARE(weight(), 0.3);
}

void TestNumberEditing::escapeLeavesNoTrace() {
    m_player->goToIteration(2);
    m_player->setNumber(m_host->weight, 0.7); // an edit of iteration 2
    m_player->goToIteration(0);
    const auto before = m_document->shared();
    QTest::mousePress(m_host.get(), Qt::LeftButton, {}, kWeight);
    move(kWeight + QPoint(4, 0));
    move(kWeight + QPoint(40, 0));
    QCOMPARE(steps(), 2);
    QTest::keyClick(m_host.get(), Qt::Key_Escape);
    QCOMPARE(m_document->shared(), before);
    QCOMPARE(steps(), 1);
}

void TestNumberEditing::resetEndsTheDrag() {
    QTest::mousePress(m_host.get(), Qt::LeftButton, {}, kWeight);
    move(kWeight + QPoint(4, 0));
    m_document->reset(m_document->project(), {});
    QVERIFY(!m_host->editing.isScrubbing());
    move(kWeight + QPoint(40, 0));
    QCOMPARE(weight(), 0.3);
    QTest::keyClick(m_host.get(), Qt::Key_Escape);
    QCOMPARE(steps(), 0);
}

void TestNumberEditing::clickIsNotADrag() {
    QSignalSpy clicked(&m_host->editing, &NumberEditing::clicked);
    QTest::mouseClick(m_host.get(), Qt::LeftButton, {}, kWeight);
    QCOMPARE(clicked.count(), 1);
    QVERIFY(clicked[0][0].value<Ref>() == m_host->weight);
    QCOMPARE(steps(), 0);
}

void TestNumberEditing::leavesOtherNumbersAlone() {
    QTest::mousePress(m_host.get(), Qt::LeftButton, {}, kZ);
    QCOMPARE(m_host->presses, 1); // the widget's own business
    move(kZ + QPoint(30, 0));
    QTest::mouseRelease(m_host.get(), Qt::LeftButton, {}, kZ + QPoint(30, 0));
    turnWheel(kZ, 1);
    QTest::mouseDClick(m_host.get(), Qt::LeftButton, {}, kZ);
    QCOMPARE(steps(), 0);
    QVERIFY(!m_host->editing.editor());
}

void TestNumberEditing::wheelTurns() {
    turnWheel(kWeight, 1);
    turnWheel(kWeight, 1);
    QCOMPARE(weight(), 0.32);
    QCOMPARE(steps(), 1);
    turnWheel(kWeight, -32); // through zero, at the same notch
    QCOMPARE(weight(), 0.0);
    turnWheel(kWeight, -1);
    QCOMPARE(weight(), -0.01);
}

void TestNumberEditing::wheelMayNeedAPress() {
    m_host->editing.setWheelNeedsPress(true);
    turnWheel(kWeight, 1);
    QCOMPARE(weight(), 0.3);
    QTest::mouseClick(m_host.get(), Qt::LeftButton, {}, kWeight);
    turnWheel(kWeight, 1);
    QCOMPARE(weight(), 0.31);
    QTest::mouseClick(m_host.get(), Qt::LeftButton, {}, kZ);
    turnWheel(kWeight, 1);
    QCOMPARE(weight(), 0.31);
}

void TestNumberEditing::scrollingDoesNotTurnNumbers() {
    turnWheel(kZ, 1); // the widget scrolls, and the weight comes under the pointer
    turnWheel(kWeight, 1);
    QCOMPARE(weight(), 0.3);
}

void TestNumberEditing::typesExactly() {
    m_player->setNumber(m_host->weight, 1.0 / 3);
    QTest::mouseDClick(m_host.get(), Qt::LeftButton, {}, kWeight);
    NumberEditor* editor = m_host->editing.editor();
    QVERIFY(editor);
    QCOMPARE(editor->text(), QStringLiteral("0.3333333333333333"));
    QVERIFY(editor->hasFocus());
    QTest::keyClicks(editor, "1/4"); // over the selection
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(weight(), 0.25);
    QCOMPARE(steps(), 2);
    QTRY_VERIFY(!m_host->editing.editor());
    QVERIFY(m_host->hasFocus());
}

void TestNumberEditing::typingIsRefusedInPlace_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    QTest::newRow("nonsense") << "abc"
                              << "“abc” is not a number";
    QTest::newRow("empty") << " "
                           << "Type a number";
    QTest::newRow("by zero") << "1/0"
                             << "Division by zero";
    QTest::newRow("too large") << "1e400"
                               << "beyond";
    QTest::newRow("comma") << "0,5"
                           << "comma";
}

void TestNumberEditing::typingIsRefusedInPlace() {
    QFETCH(QString, text);
    QFETCH(QString, word);
    QTest::mouseDClick(m_host.get(), Qt::LeftButton, {}, kWeight);
    NumberEditor* editor = m_host->editing.editor();
    QTest::keyClicks(editor, text);
    QTest::keyClick(editor, Qt::Key_Return);
    QVERIFY(m_host->editing.editor() == editor);
    QVERIFY(editor->isVisible());
    QVERIFY2(editor->complaint().contains(word), qPrintable(editor->complaint()));
    QCOMPARE(editor->text(), text);
    QCOMPARE(steps(), 0);
    QTest::keyClick(editor, Qt::Key_Backspace); // typing on takes the complaint away
    QVERIFY(editor->complaint().isEmpty());
}

void TestNumberEditing::refusesWhatTheProjectRefuses() {
    Project project = m_document->project();
    project.optimiser.kind = OptimiserKind::Momentum;
    m_document->reset(project, {});
    m_host->spots[2].ref = Ref::setting(Setting::Momentum);
    QTest::mouseDClick(m_host.get(), Qt::LeftButton, {}, kRate);
    NumberEditor* editor = m_host->editing.editor();
    QTest::keyClicks(editor, "1.5");
    QTest::keyClick(editor, Qt::Key_Return);
    QVERIFY2(editor->complaint().contains("below 1"), qPrintable(editor->complaint()));
    QCOMPARE(m_document->project().optimiser.momentum, 0.9);
    QCOMPARE(steps(), 0);
}

void TestNumberEditing::escapeCancelsTyping() {
    QTest::mouseDClick(m_host.get(), Qt::LeftButton, {}, kWeight);
    QTest::keyClicks(m_host->editing.editor(), "7");
    QTest::keyClick(m_host->editing.editor(), Qt::Key_Escape);
    QTRY_VERIFY(!m_host->editing.editor());
    QCOMPARE(weight(), 0.3);
    QCOMPARE(steps(), 0);
}

void TestNumberEditing::leavingCommitsWhatIsValid() {
    QTest::mouseDClick(m_host.get(), Qt::LeftButton, {}, kWeight);
    QTest::keyClicks(m_host->editing.editor(), "7");
    QTest::mouseClick(m_host.get(), Qt::LeftButton, {}, QPoint(300, 100));
    QTRY_VERIFY(!m_host->editing.editor());
    QCOMPARE(weight(), 7.0);
}

void TestNumberEditing::leavingDropsNonsense() {
    QTest::mouseDClick(m_host.get(), Qt::LeftButton, {}, kWeight);
    QTest::keyClicks(m_host->editing.editor(), "7x");
    QTest::mouseClick(m_host.get(), Qt::LeftButton, {}, QPoint(300, 100));
    QTRY_VERIFY(!m_host->editing.editor());
    QCOMPARE(weight(), 0.3);
    QCOMPARE(steps(), 0);
}

void TestNumberEditing::unchangedTextIsNoEdit() {
    QTest::mouseDClick(m_host.get(), Qt::LeftButton, {}, kWeight);
    QTest::keyClick(m_host->editing.editor(), Qt::Key_Return);
    QTRY_VERIFY(!m_host->editing.editor());
    QCOMPARE(steps(), 0);
}

void TestNumberEditing::understandsTheCommaLocale() {
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QTest::mouseDClick(m_host.get(), Qt::LeftButton, {}, kWeight);
    QCOMPARE(m_host->editing.editor()->text(), QStringLiteral("0,3"));
    QTest::keyClicks(m_host->editing.editor(), "0,5");
    QTest::keyClick(m_host->editing.editor(), Qt::Key_Return);
    QCOMPARE(weight(), 0.5);
}

void TestNumberEditing::nudges() {
    m_host->editing.nudge(m_host->weight, 2);
    QCOMPARE(weight(), 0.32);
    m_host->editing.nudge(m_host->z, 2);
    QCOMPARE(steps(), 1);
}

DELTAFLOW_TEST(TestNumberEditing)
#include "tst_number_editing.moc"
