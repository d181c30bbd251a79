#include "tests/test_program.h"
#include "tests/ui/opened_example.h"
#include "text_recorder.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/derivation/card_content.h"
#include "ui/derivation/derivation_view.h"
#include "ui/presenter/formula_stage.h"
#include "ui/presenter/presenter_window.h"
#include "ui/presenter/stage_layout.h"
#include "ui/presenter/stage_overlay.h"
#include "ui/theme/theme.h"

#include <QtTest>

using namespace deltaflow;

namespace {

struct Room {
    explicit Room(const QString& example, QSize size = {1280, 720})
        : document(example)
        , player(document)
        , stage(player)
        , window(stage) {
        player.setReducedMotion(true);
        window.resize(size);
        window.show();
    }

    [[nodiscard]] StageLayout layout() const { return stageLayout(window.size()); }

    /// The texts of the picture as it stands on the canvas.
    [[nodiscard]] std::vector<TextRecorder::Text> canvasTexts() const {
        const CanvasWidget& canvas = window.canvas();
        TextRecorder recorder(canvas.size());
        QPainter painter(&recorder);
        painter.setTransform(canvas.view().transform());
        const CanvasPicture::Brushwork work{painter, Theme::current(), canvas.view().scale,
                                            layout().leastText};
        canvas.picture().paintGround(work);
        canvas.picture().paintRest(work);
        canvas.picture().paintMotion(work);
        painter.end();
        return recorder.texts();
    }

    OpenedExample document;
    Player player;
    Stage stage;
    PresenterWindow window;
};

constexpr double kRounding = 0.5; // of a font's size to whole units, in them

} // namespace

/// What the class sees.
class TestPresenterWindow : public QObject {
    Q_OBJECT

private slots:
    void textCanBeReadAtTenMetres_data() {
        QTest::addColumn<QString>("example");
        QTest::addColumn<QSize>("size");
        for (const char* example : {"net-2-2-1", "net-3-2-1", "xor", "multi-class", "convolution",
                                    "rnn", "circuit", "softmax-4-3"})
            for (const QSize size :
                 {QSize(1280, 720), QSize(1920, 1080), QSize(1024, 768), QSize(3840, 2160)})
                QTest::addRow("%s at %dx%d", example, size.width(), size.height())
                    << example << size;
    }

    void textCanBeReadAtTenMetres() {
        QFETCH(QString, example);
        QFETCH(QSize, size);
        Room room(example, size);
        const double least = size.height() / 30.0;
        const StageLayout layout = room.layout();
        const Index steps = room.player.derivation().size();
        for (Index step = -1; step < steps; step += std::max<Index>(1, steps / 12)) {
            room.player.goToStep(step);
            const auto texts = room.canvasTexts();
            QVERIFY(!texts.empty());
            for (const auto& text : texts)
                QVERIFY2(text.pixelSize >= least - kRounding * layout.canvasZoom,
                         qPrintable(QStringLiteral("step %1: “%2” is %3 px")
                                        .arg(step)
                                        .arg(text.words)
                                        .arg(text.pixelSize)));
            TextRecorder recorder(room.window.cards().viewport()->size());
            room.window.cards().viewport()->render(&recorder);
            QVERIFY(!recorder.texts().empty());
            for (const auto& text : recorder.texts())
                QVERIFY2(text.pixelSize >= least - 0.01, qPrintable(text.words));
        }
    }

    void formulasAreNoSmallerThanText_data() { textCanBeReadAtTenMetres_data(); }

    /// Scripts are smaller, as in any book.
    void formulasAreNoSmallerThanText() {
        QFETCH(QString, example);
        QFETCH(QSize, size);
        Room room(example, size);
        const StageLayout layout = room.layout();
        const QSizeF cards = QSizeF(layout.cards.size()) / layout.cardZoom;
        for (Index step = 0; step < room.player.derivation().size(); step += 3) {
            room.player.goToStep(step);
            const StepCard card = layoutCardWithin(cardContent(room.player, step, {}), cards);
            for (const auto& block : card.blocks)
                for (const auto& part : block.layout.parts) {
                    float largest = 0;
                    for (const auto& glyph : part.layout.glyphs)
                        largest = std::max(largest, glyph.pixelSize);
                    QVERIFY(largest * layout.cardZoom >=
                            size.height() / 30.0 * block.layout.scale - 0.01);
                }
        }
    }

    void theStepIsSeenWhole_data() {
        QTest::addColumn<QString>("example");
        QTest::addColumn<QSize>("size");
        for (const char* example : {"net-2-2-1", "net-3-2-1", "xor"})
            for (const QSize size : {QSize(1280, 720), QSize(1920, 1080), QSize(3840, 2160)})
                QTest::addRow("%s at %dx%d", example, size.width(), size.height())
                    << example << size;
    }

    void theStepIsSeenWhole() {
        QFETCH(QString, example);
        QFETCH(QSize, size);
        Room room(example, size);
        for (Index step = 0; step < room.player.derivation().size(); ++step) {
            room.player.goToStep(step);
            const QRectF canvas(room.window.canvas().rect());
            const QRectF picture = room.window.canvas().view().transform().mapRect(
                QRectF({}, room.window.canvas().picture().size()));
            QVERIFY2(picture.width() <= canvas.width() + 1,
                     qPrintable(QString::number(picture.width())));
            QVERIFY2(picture.height() <= canvas.height() + 1,
                     qPrintable(QString::number(picture.height())));
            for (const auto& text : room.canvasTexts())
                QVERIFY2(canvas.contains(text.rect), qPrintable(text.words));
            const QRectF card = room.window.cards().currentCardRect();
            QVERIFY(card.top() >= 0);
            QVERIFY2(card.bottom() <= room.window.cards().viewport()->height(),
                     qPrintable(QStringLiteral("step %1 ends at %2").arg(step).arg(card.bottom())));
        }
    }

    void aFormulaFillsTheWidth() {
        Room room("net-2-2-1");
        room.player.goToStep(8);
        const std::vector<Equation> equations = room.player.step()->equations;
        const double size = fillingSize(equations, {1000, 5000}, 20);
        double widest = 0;
        for (const Equation& equation : equations)
            widest = std::max(widest, layoutEquation(equation, size, 1e9).size.width());
        QVERIFY(std::abs(widest - 1000) < 1);
        QVERIFY(fillingSize(equations, {1000, 100}, 20) < size); // too low for that
        QCOMPARE(fillingSize(equations, {10, 10}, 20), 20.0);
        auto* formula = room.window.findChild<FormulaStage*>();
        QVERIFY(!formula->isVisible());
        room.stage.obey(StageCommand::Zoom);
        QVERIFY(formula->isVisible());
        QCOMPARE(formula->geometry(), room.window.rect());
        room.stage.obey(StageCommand::Zoom);
        QVERIFY(!formula->isVisible());
    }

    void blankIsBlank_data() {
        QTest::addColumn<int>("command");
        QTest::addColumn<QColor>("colour");
        QTest::newRow("black") << static_cast<int>(StageCommand::Black) << QColor(Qt::black);
        QTest::newRow("white") << static_cast<int>(StageCommand::White) << QColor(Qt::white);
    }

    void blankIsBlank() {
        QFETCH(int, command);
        QFETCH(QColor, colour);
        Room room("net-2-2-1");
        room.stage.obey(static_cast<StageCommand>(command));
        const QImage image = room.window.grab().toImage();
        for (int y = 0; y < image.height(); y += 7)
            for (int x = 0; x < image.width(); x += 7)
                QCOMPARE(image.pixelColor(x, y), colour);
    }

    void theSpotlightFollowsTheMouse() {
        Room room("net-2-2-1");
        room.stage.obey(StageCommand::Spotlight);
        StageOverlay& overlay = room.window.overlay();
        const QPoint at(300, 200);
        QTest::mouseMove(&overlay, at);
        QCOMPARE(overlay.spot().toPoint(), at);
        const QImage image = room.window.grab().toImage();
        QCOMPARE(image.pixelColor(300, 330 - 20).lightness() > 150, true);
        QVERIFY(image.pixelColor(1200, 20).lightness() < 100);
        const double before = overlay.spotRadius();
        QWheelEvent wheel(at, overlay.mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&overlay, &wheel);
        QVERIFY(overlay.spotRadius() > before);
    }

    void thePenDrawsOnlyWhileItIsInHand() {
        Room room("net-2-2-1");
        StageOverlay& overlay = room.window.overlay();
        QVERIFY(overlay.testAttribute(Qt::WA_TransparentForMouseEvents));
        room.stage.obey(StageCommand::Pen);
        QVERIFY(!overlay.testAttribute(Qt::WA_TransparentForMouseEvents));
        QTest::mousePress(&overlay, Qt::LeftButton, {}, {100, 100});
        QTest::mouseMove(&overlay, {150, 120});
        QTest::mouseRelease(&overlay, Qt::LeftButton, {}, {150, 120});
        QCOMPARE(overlay.strokes().strokes().size(), std::size_t{1});
        QCOMPARE(overlay.strokes().strokes().front().points.size(), 2);
        QVERIFY(!overlay.strokes().isDrawing());
        room.stage.obey(StageCommand::Pen);
        QVERIFY(overlay.testAttribute(Qt::WA_TransparentForMouseEvents));
        room.stage.obey(StageCommand::Clear);
        QVERIFY(overlay.strokes().strokes().empty());
    }
};

DELTAFLOW_TEST(TestPresenterWindow)
#include "tst_presenter_window.moc"
