#include "ui/canvas/pixel_painting.h"

#include "tests/test_program.h"
#include "tests/ui/canvas/graph/sample_graphs.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/canvas/graph/image_presets.h"
#include "ui/player/player.h"
#include "ui/theme/theme.h"

#include <QMenu>
#include <QTest>
#include <QToolButton>

using namespace deltaflow;

class TestPixelPainting : public QObject {
    Q_OBJECT

private slots:
    void init();
    void shiftDragPaintsARow();
    void paintModeNeedsNoShift();
    void rightButtonErases();
    void brushOfZero();
    void escapePutsBack();
    void withoutPaintModeADragScrubs();
    void presetsAreOneStep();
    void presetsFitAnySize_data();
    void presetsFitAnySize();
    void stripIsThereForImagesOnly();

private:
    [[nodiscard]] QPoint pixel(int row, int col) const {
        const Ref ref{m_player->model().input, Quantity::Value, 5 * row + col, 0, 0};
        return m_canvas->rectOf(ref).center().toPoint();
    }
    [[nodiscard]] double value(int row, int col) const {
        return m_document->project().data->x(5 * row + col, 0);
    }
    void move(QPoint to, Qt::MouseButtons buttons) {
        QMouseEvent event(QEvent::MouseMove, QPointF(to), m_canvas->mapToGlobal(QPointF(to)),
                          Qt::NoButton, buttons, {});
        QCoreApplication::sendEvent(m_canvas.get(), &event);
    }

    std::unique_ptr<Document> m_document;
    std::unique_ptr<Player> m_player;
    std::unique_ptr<CanvasWidget> m_canvas;
};

void TestPixelPainting::init() {
    applyTheme(Theme::light());
    m_canvas.reset();
    m_player.reset();
    m_document = std::make_unique<Document>();
    m_document->reset(GraphOf()
                          .input("x", std::vector<double>(25, 0), Grid{1, 5, 5})
                          .weights("W", 1, 25)
                          .node("o", "linear", {"W", "x"})
                          .project(),
                      {});
    m_player = std::make_unique<Player>(*m_document);
    m_player->setReducedMotion(true);
    m_canvas = std::make_unique<CanvasWidget>(*m_player);
    m_canvas->resize(900, 600);
    m_canvas->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
}

void TestPixelPainting::shiftDragPaintsARow() {
    QTest::mousePress(m_canvas.get(), Qt::LeftButton, Qt::ShiftModifier, pixel(1, 0));
    move(pixel(1, 4), Qt::LeftButton); // quickly: the pixels between are painted too
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, Qt::ShiftModifier, pixel(1, 4));
    for (int col = 0; col < 5; ++col) {
        QCOMPARE(value(1, col), 1.0);
        QCOMPARE(value(2, col), 0.0);
    }
    QCOMPARE(m_document->undoStack().count(), 1);
    m_document->undoStack().undo();
    QVERIFY(m_document->project().data->x.isZero());
}

void TestPixelPainting::paintModeNeedsNoShift() {
    m_canvas->painting().setActive(true);
    QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, pixel(2, 2));
    QCOMPARE(value(2, 2), 1.0);
    QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, pixel(2, 3));
    QCOMPARE(m_document->undoStack().count(), 2); // two gestures are two steps
}

void TestPixelPainting::rightButtonErases() {
    m_canvas->painting().setActive(true);
    QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, pixel(0, 0));
    QTest::mouseClick(m_canvas.get(), Qt::RightButton, {}, pixel(0, 0));
    QCOMPARE(value(0, 0), 0.0);
    QCOMPARE(m_document->undoStack().count(), 2);
}

void TestPixelPainting::brushOfZero() {
    m_canvas->painting().setActive(true);
    QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, pixel(0, 0));
    m_canvas->painting().setBrush(0);
    QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, pixel(0, 0));
    QCOMPARE(value(0, 0), 0.0);
}

void TestPixelPainting::escapePutsBack() {
    QTest::mousePress(m_canvas.get(), Qt::LeftButton, Qt::ShiftModifier, pixel(1, 0));
    move(pixel(1, 2), Qt::LeftButton);
    QCOMPARE(value(1, 2), 1.0);
    QTest::keyClick(m_canvas.get(), Qt::Key_Escape);
    QVERIFY(m_document->project().data->x.isZero());
    QCOMPARE(m_document->undoStack().count(), 0);
}

void TestPixelPainting::withoutPaintModeADragScrubs() {
    const QPoint from = pixel(1, 0);
    QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, from);
    for (int i = 1; i <= 8; ++i)
        move(from + QPoint(3 * i, 0), Qt::LeftButton);
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, from + QPoint(24, 0));
    QVERIFY(value(1, 0) > 0 && value(1, 0) < 1);
    QCOMPARE(value(1, 1), 0.0);
}

void TestPixelPainting::presetsAreOneStep() {
    QMenu menu;
    m_canvas->painting().addPresets(menu, m_player->model().input);
    QMenu* presets = menu.actions().front()->menu();
    QCOMPARE(presets->actions().size(), 6);
    for (QAction* action : presets->actions())
        if (action->text() == presetName(ImagePreset::Cross)) action->trigger();
    QCOMPARE(value(2, 0), 1.0);
    QCOMPARE(value(0, 2), 1.0);
    QCOMPARE(value(0, 0), 0.0);
    QCOMPARE(m_document->undoStack().count(), 1);
}

void TestPixelPainting::presetsFitAnySize_data() {
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    QTest::newRow("5×5") << 1 << 5 << 5;
    QTest::newRow("28×28") << 1 << 28 << 28;
    QTest::newRow("two channels") << 2 << 6 << 9;
    QTest::newRow("one pixel") << 1 << 1 << 1;
}

void TestPixelPainting::presetsFitAnySize() {
    QFETCH(int, channels);
    QFETCH(int, height);
    QFETCH(int, width);
    const Grid grid{channels, height, width};
    for (const ImagePreset preset : kImagePresets) {
        const std::vector<double> image = presetImage(preset, grid);
        QCOMPARE(static_cast<Index>(image.size()), grid.cells());
        const auto set = std::count(image.begin(), image.end(), 1.0);
        QCOMPARE(set == 0, preset == ImagePreset::Blank);
    }
    if (height < 2 || width < 2) return;
    const std::vector<double> edge = presetImage(ImagePreset::VerticalEdge, grid);
    for (int row = 0; row < height; ++row) {
        QCOMPARE(edge[static_cast<std::size_t>(grid.at(0, row, 0))], 0.0);
        QCOMPARE(edge[static_cast<std::size_t>(grid.at(0, row, width - 1))], 1.0);
    }
}

void TestPixelPainting::stripIsThereForImagesOnly() {
    const auto* strip = m_canvas->findChild<QWidget*>(QStringLiteral("paintStrip"));
    QVERIFY(strip && strip->isVisible());
    m_canvas->painting().setActive(true);
    m_document->reset(productGraph(), {});
    QVERIFY(!strip->isVisible());
    QVERIFY(!m_canvas->painting().isActive());
}

DELTAFLOW_TEST(TestPixelPainting)
#include "tst_pixel_painting.moc"
