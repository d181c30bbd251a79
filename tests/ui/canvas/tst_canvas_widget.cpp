#include "sample_networks.h"
#include "tests/test_program.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/canvas/layered_picture.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStyleHints>
#include <QTest>
#include <QWheelEvent>

using namespace deltaflow;

class TestCanvasWidget : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void hoverLightsUpEverywhere();
    void whilePickingAClickMovesNothing();
    void keysOfTextSizeDoNotZoom();
    void clickGoesToTheStep();
    void clicksFollowTheStory();
    void edgeClickGoesToItsGradient();
    void dragOnAWeightScrubsIt();
    void dragOnAnEdgeWithoutAChipScrubsIt();
    void doubleClickTypes();
    void doubleClickStaysAtItsStep();
    void captionsFollowTheActivation();
    void deepChainKeepsItsStepInView();
    void dragOnTheGroundPans();
    void ctrlWheelZoomsAboutThePointer();
    void doubleClickOnTheGroundFits();
    void resizeKeepsTheUsersView();
    void keyboardSelectsAndGoes();
    void keysWalkThroughAll();
    void keysEdit_data();
    void keysEdit();
    void keysTurnANumber();
    void cachesNeverGoStale();
    void themeChangeRepaints();
    void screenReaderChildren();
    void survivesAnotherNetwork();

private:
    [[nodiscard]] const LayeredPicture& picture() const {
        return dynamic_cast<const LayeredPicture&>(m_canvas->picture());
    }
    [[nodiscard]] const CanvasScene& scene() const { return picture().scene(); }
    [[nodiscard]] const CanvasLayout& placed() const { return picture().layout(); }
    [[nodiscard]] QPoint at(const Ref& ref) const {
        return m_canvas->rectOf(ref).center().toPoint();
    }
    [[nodiscard]] Ref activation(int layer, int unit) const {
        return {m_player->model().layers[static_cast<std::size_t>(layer)].activation,
                Quantity::Value, unit, 0, 0};
    }
    [[nodiscard]] Ref weight(int layer, int row, int col) const {
        return {m_player->model().layers[static_cast<std::size_t>(layer)].weights, Quantity::Value,
                row, col, 0};
    }
    void move(QPoint to, Qt::MouseButtons buttons = Qt::NoButton) {
        QMouseEvent event(QEvent::MouseMove, QPointF(to), m_canvas->mapToGlobal(QPointF(to)),
                          Qt::NoButton, buttons, {});
        QCoreApplication::sendEvent(m_canvas.get(), &event);
    }
    void wheel(QPoint to, int delta, Qt::KeyboardModifiers modifiers) {
        QWheelEvent event(QPointF(to), m_canvas->mapToGlobal(QPointF(to)), {}, {0, delta},
                          Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_canvas.get(), &event);
    }

    std::unique_ptr<Document> m_document;
    std::unique_ptr<Player> m_player;
    std::unique_ptr<CanvasWidget> m_canvas;
};

void TestCanvasWidget::init() {
    applyTheme(Theme::light());
    m_document = std::make_unique<Document>();
    m_document->reset(networkOf({{2, 2, 1}, true}), {});
    m_player = std::make_unique<Player>(*m_document);
    m_player->setReducedMotion(true);
    m_canvas = std::make_unique<CanvasWidget>(*m_player);
    m_canvas->resize(900, 600);
    m_canvas->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
}

void TestCanvasWidget::cleanup() {
    m_canvas.reset();
    m_player.reset();
    m_document.reset();
}

void TestCanvasWidget::hoverLightsUpEverywhere() {
    const Ref hidden = activation(0, 1);
    move(at(hidden));
    QVERIFY(m_player->view().hover == hidden);
    QVERIFY(scene().lit == std::vector{ElementId::ofUnit(1, 1)});
    move({3, 3});
    QVERIFY(!m_player->view().hover);
    m_player->setHover(weight(0, 1, 0)); // from another view
    QVERIFY(scene().lit == std::vector{ElementId::ofEdge(1, 1, 0)});
}

void TestCanvasWidget::whilePickingAClickMovesNothing() {
    const Ref hidden = activation(0, 1);
    QSignalSpy picked(m_player.get(), &Player::picked);
    m_canvas->setPicking(true);
    for (int i = 0; i < 2; ++i) {
        QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, at(hidden));
        QTRY_COMPARE(picked.size(), i + 1);
        QCOMPARE(m_player->view().step, Index{-1});
    }
    QVERIFY(m_player->view().selection == hidden);
    m_canvas->setPicking(false);
    m_canvas->clickOn(hidden);
    QVERIFY(m_player->view().step > -1);
}

void TestCanvasWidget::clickGoesToTheStep() {
    const Ref hidden = activation(0, 1);
    QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, at(hidden));
    const Index z = *m_player->derivation().writer(
        {m_player->model().layers[0].preActivation, Quantity::Value, 1, 0, 0});
    const Index a = *m_player->derivation().writer(hidden);
    QVERIFY(m_player->view().step == z || m_player->view().step == a);
}

void TestCanvasWidget::clicksFollowTheStory() {
    std::vector<Index> seen;
    for (int i = 0; i < 4; ++i) {
        QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, at(activation(0, 1)));
        seen.push_back(m_player->view().step);
    }
    const Index delta = *m_player->derivation().writer(
        {m_player->model().layers[0].preActivation, Quantity::Adjoint, 1, 0, 0});
    QVERIFY(std::find(seen.begin(), seen.end(), delta) != seen.end());
    QVERIFY(seen[0] != seen[1] && seen[1] != seen[2]);
    QCOMPARE(seen[3], seen[0]);
}

void TestCanvasWidget::edgeClickGoesToItsGradient() {
    m_player->setLabels(LabelDensity::None);
    m_player->goToStep(m_player->derivation().range(Phase::Gradient).first);
    const ElementId edge = ElementId::ofEdge(1, 1, 0);
    const QPointF on = m_canvas->view().toCanvas(placed().edgeLine(edge).pointAt(0.25));
    QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, on.toPoint());
    const Ref gradient{weight(0, 1, 0).node, Quantity::Adjoint, 1, 0, 0};
    QTRY_COMPARE(m_player->view().step, *m_player->derivation().writer(gradient));
}

void TestCanvasWidget::dragOnAWeightScrubsIt() {
    const Ref ref = weight(1, 0, 1);
    const double before = m_player->number(ref);
    const QPoint from = at(ref);
    QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, from);
    for (int i = 1; i <= 10; ++i)
        move(from + QPoint(4 * i, 0), Qt::LeftButton);
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, from + QPoint(40, 0));
    QVERIFY(m_player->number(ref) > before);
    QCOMPARE(m_document->undoStack().count(), 1);
    QCOMPARE(scene().edge(ElementId::ofEdge(2, 0, 1))->weight.value, m_player->number(ref));
    QVERIFY(!m_canvas->view().offset.isNull() ||
            m_canvas->view() == CanvasView{}); // no pan went with it
}

void TestCanvasWidget::dragOnAnEdgeWithoutAChipScrubsIt() {
    m_player->setLabels(LabelDensity::None);
    const Ref ref = weight(0, 1, 0);
    const double before = m_player->number(ref);
    const QLineF line = placed().edgeLine(ElementId::ofEdge(1, 1, 0));
    const QPoint from = m_canvas->view().toCanvas(line.pointAt(0.25)).toPoint();
    QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, from);
    for (int i = 1; i <= 10; ++i)
        move(from + QPoint(4 * i, 0), Qt::LeftButton);
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, from + QPoint(40, 0));
    QVERIFY(m_player->number(ref) > before);
    QCOMPARE(m_document->undoStack().count(), 1);
}

void TestCanvasWidget::doubleClickTypes() {
    const Ref bias{m_player->model().layers[0].bias, Quantity::Value, 0, 0, 0};
    QTest::mouseDClick(m_canvas.get(), Qt::LeftButton, {}, at(bias));
    auto* editor = m_canvas->findChild<QLineEdit*>();
    if (!editor) editor = m_canvas->window()->findChild<QLineEdit*>();
    QVERIFY(editor);
    editor->selectAll();
    QTest::keyClicks(editor, "-1.5");
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(m_player->number(bias), -1.5);
}

void TestCanvasWidget::doubleClickStaysAtItsStep() {
    m_player->goToStep(1);
    const QPoint place = at(weight(1, 0, 1));
    QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(m_canvas.get(), Qt::LeftButton, {}, place);
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, place);
    QVERIFY(m_canvas->window()->findChild<QLineEdit*>());
    QTest::qWait(QGuiApplication::styleHints()->mouseDoubleClickInterval() + 50);
    QCOMPARE(m_player->view().step, Index(1));
}

/// Another function changes no structure, and the picture is the one that a fresh widget shows.
void TestCanvasWidget::captionsFollowTheActivation() {
    m_canvas->grab();
    Project project = m_document->project();
    Network network = *project.network;
    network.layers[0].activation.kind = ActivationKind::Tanh;
    project.network = std::make_shared<const Network>(std::move(network));
    m_document->reset(project, {});
    QVERIFY(scene().layers[1].caption.endsWith(QStringLiteral("tanh")));
    const QImage shown = m_canvas->grab().toImage();
    CanvasWidget fresh(*m_player);
    fresh.resize(m_canvas->size());
    QCOMPARE(shown, fresh.grab().toImage());
}

void TestCanvasWidget::deepChainKeepsItsStepInView() {
    m_document->reset(networkOf({{1, 1, 1, 1, 1, 1, 1, 1, 1}, true}), {});
    QVERIFY(m_canvas->view().scale >= kLeastFit);
    QVERIFY(placed().metrics.chipFont * m_canvas->view().scale >= 10);
    for (Index step = 0; step < m_player->derivation().size(); ++step) {
        m_player->goToStep(step);
        const ElementId focus = scene().step.focus.front();
        const QPointF place = m_canvas->view().toCanvas(placed().centre(focus));
        QVERIFY(m_canvas->rect().contains(place.toPoint()));
    }
}

void TestCanvasWidget::dragOnTheGroundPans() {
    const CanvasView before = m_canvas->view();
    QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, {6, 6});
    move({26, 16}, Qt::LeftButton);
    move({56, 36}, Qt::LeftButton);
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, {56, 36});
    QCOMPARE(m_canvas->view().offset - before.offset, QPointF(50, 30));
    QCOMPARE(m_canvas->view().scale, before.scale);
    QCOMPARE(m_player->view().step, Index(-1));
}

void TestCanvasWidget::ctrlWheelZoomsAboutThePointer() {
    const Ref ref = weight(1, 0, 1);
    const QPoint pointer = at(ref); // over a number, which must not turn
    const QPointF under = m_canvas->view().toPicture(pointer);
    const double before = m_player->number(ref);
    wheel(pointer, 240, Qt::ControlModifier);
    QVERIFY(m_canvas->view().scale > 1.2);
    QVERIFY(QLineF(m_canvas->view().toPicture(pointer), under).length() < 1e-6);
    QCOMPARE(m_player->number(ref), before);
}

void TestCanvasWidget::doubleClickOnTheGroundFits() {
    const CanvasView fitted = m_canvas->view();
    m_canvas->zoomBy(2);
    QVERIFY(m_canvas->view() != fitted);
    QTest::mouseDClick(m_canvas.get(), Qt::LeftButton, {}, {6, 6});
    QCOMPARE(m_canvas->view().scale, fitted.scale);
    QCOMPARE(m_canvas->view().offset, fitted.offset);
}

void TestCanvasWidget::resizeKeepsTheUsersView() {
    m_canvas->zoomBy(2);
    const CanvasView chosen = m_canvas->view();
    m_canvas->resize(800, 500);
    QVERIFY(m_canvas->view() == chosen);
    m_canvas->fit();
    m_canvas->resize(700, 500);
    QVERIFY(m_canvas->view() == CanvasView::fitting(placed().size, {700, 500}));
}

void TestCanvasWidget::keyboardSelectsAndGoes() {
    m_canvas->setFocus();
    QTest::keyClick(m_canvas.get(), Qt::Key_Right, Qt::AltModifier);
    QVERIFY(m_player->view().selection == (Ref{m_player->model().input, Quantity::Value, 0, 0, 0}));
    QTest::keyClick(m_canvas.get(), Qt::Key_Right, Qt::AltModifier);
    QTest::keyClick(m_canvas.get(), Qt::Key_Down, Qt::AltModifier);
    QVERIFY(m_player->view().selection == activation(0, 1));
    QTest::keyClick(m_canvas.get(), Qt::Key_Return);
    QVERIFY(m_player->view().step >= 0);
    QTest::keyClick(m_canvas.get(), Qt::Key_Escape);
    QVERIFY(!m_player->view().selection);
}

void TestCanvasWidget::keysWalkThroughAll() {
    const std::vector<Ref> all = m_canvas->picture().things();
    for (const Ref& thing : all) {
        QTest::keyClick(m_canvas.get(), Qt::Key_Down);
        QVERIFY(m_player->view().selection == thing);
    }
    QTest::keyClick(m_canvas.get(), Qt::Key_Down);
    QVERIFY(m_player->view().selection == all.front());
    QTest::keyClick(m_canvas.get(), Qt::Key_Up);
    QVERIFY(m_player->view().selection == all.back());
}

void TestCanvasWidget::keysEdit_data() {
    QTest::addColumn<int>("key");
    QTest::newRow("F2") << int(Qt::Key_F2);
    QTest::newRow("Enter") << int(Qt::Key_Return);
}

void TestCanvasWidget::keysEdit() {
    QFETCH(int, key);
    const Ref input{m_player->model().input, Quantity::Value, 1, 0, 0};
    m_player->setSelection(input);
    QTest::keyClick(m_canvas.get(), Qt::Key(key));
    auto* editor = m_canvas->window()->findChild<QLineEdit*>();
    QVERIFY(editor);
    editor->selectAll();
    QTest::keyClicks(editor, "0.75");
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(m_player->number(input), 0.75);
}

void TestCanvasWidget::keysTurnANumber() {
    const double before = m_player->number(weight(0, 0, 1));
    m_player->setSelection(weight(0, 0, 1));
    QTest::keyClick(m_canvas.get(), Qt::Key_Up, Qt::ControlModifier);
    const double up = m_player->number(weight(0, 0, 1));
    QVERIFY(up > before);
    QTest::keyClick(m_canvas.get(), Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    const double finer = m_player->number(weight(0, 0, 1));
    QVERIFY(finer < up && finer > before);
}

/// After any walk the cached picture is the one that a fresh widget shows.
void TestCanvasWidget::cachesNeverGoStale() {
    const auto walk = [this](int i) {
        if (i % 9 == 4) static_cast<void>(m_player->setNumber(weight(0, 0, 1), 0.1 * i));
        if (i % 7 == 3) m_player->setLevel(static_cast<Level>(i % 3));
        if (i % 11 == 5) m_player->setDigits(3 + i % 4);
        if (i % 13 == 6) m_canvas->zoomBy(1.1);
        i % 5 == 2 ? m_player->stepBack() : m_player->stepForward();
    };
    for (int i = 0; i < 45; ++i) {
        walk(i);
        const QImage shown = m_canvas->grab().toImage();
        if (i % 4 != 0) continue;
        m_canvas->fit();
        const QImage fitted = m_canvas->grab().toImage();
        CanvasWidget fresh(*m_player);
        fresh.resize(m_canvas->size());
        QCOMPARE(fitted, fresh.grab().toImage());
        QVERIFY(!shown.isNull());
    }
}

void TestCanvasWidget::themeChangeRepaints() {
    QCOMPARE(m_canvas->grab().toImage().pixelColor(2, 2), Theme::light().canvas);
    applyTheme(Theme::darkTheme());
    QCoreApplication::processEvents();
    QCOMPARE(m_canvas->grab().toImage().pixelColor(2, 2), Theme::darkTheme().canvas);
}

void TestCanvasWidget::screenReaderChildren() {
    m_player->goToEnd();
    QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(m_canvas.get());
    QVERIFY(canvas);
    QCOMPARE(canvas->childCount(), 2 + 4 + 2 + 2 + 1 + 1 + 1); // units, edges, target, loss
    QStringList names;
    for (int i = 0; i < canvas->childCount(); ++i) {
        QAccessibleInterface* child = canvas->child(i);
        names << child->text(QAccessible::Name);
        QVERIFY(m_canvas->rect().contains(
            QRect(m_canvas->mapFromGlobal(child->rect().topLeft()), child->rect().size())));
    }
    const QString start = QStringLiteral("Hidden layer 1, unit 2, activation %1")
                              .arg(m_player->text(activation(0, 1)));
    QVERIFY2(std::any_of(names.begin(), names.end(),
                         [&](const QString& name) { return name.startsWith(start); }),
             qPrintable(names.join('\n')));
    QAccessibleInterface* there = canvas->childAt(m_canvas->mapToGlobal(at(activation(0, 1))).x(),
                                                  m_canvas->mapToGlobal(at(activation(0, 1))).y());
    QVERIFY(there && there->text(QAccessible::Name).startsWith(start));
}

void TestCanvasWidget::survivesAnotherNetwork() {
    m_player->goToEnd();
    move(at(activation(0, 1)));
    QSignalSpy elements(m_canvas.get(), &CanvasWidget::elementsChanged);
    m_document->reset(networkOf({{40, 30, 2}}), {});
    QCOMPARE(elements.count(), 1);
    QCOMPARE(scene().layers.size(), std::size_t(3));
    QVERIFY(!m_canvas->grab().isNull());
    const Ref cell{m_player->model().input, Quantity::Value, 17, 0, 0};
    move(at(cell));
    QVERIFY(m_player->view().hover == cell);
    m_document->reset(networkOf({{1, 1}}), {});
    QCOMPARE(scene().layers.size(), std::size_t(2));
    QVERIFY(!m_canvas->grab().isNull());
}

void TestCanvasWidget::keysOfTextSizeDoNotZoom() {
    const double scale = m_canvas->view().scale;
    for (const Qt::Key key : {Qt::Key_Plus, Qt::Key_Equal, Qt::Key_Minus}) {
        QTest::keyClick(m_canvas.get(), key, Qt::AltModifier);
        QCOMPARE(m_canvas->view().scale, scale);
    }
    QTest::keyClick(m_canvas.get(), Qt::Key_Minus);
    QVERIFY(m_canvas->view().scale < scale);
}

DELTAFLOW_TEST(TestCanvasWidget)
#include "tst_canvas_widget.moc"
