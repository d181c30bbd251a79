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

#include <map>
#include <set>

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

constexpr std::size_t kMostNodes = 6;
constexpr double kRounding = 0.5; // of a font's size to whole units, in them

/// What a line of text covers, without the room that letters leave above and below.
QRectF inkOf(const TextRecorder::Text& text) {
    const double spare = 0.25 * text.rect.height();
    return text.rect.adjusted(2, spare, -2, -spare);
}

} // namespace

/// What the class sees.
class TestPresenterWindow : public QObject {
    Q_OBJECT

private slots:
    void textCanBeReadAtTenMetres_data() {
        QTest::addColumn<QString>("example");
        QTest::addColumn<QSize>("size");
        for (const char* example : {"net-8-8-8-2", "mlp-penalty", "tiny-cnn", "batch-norm", "paths",
                                    "ng-digits", "deep-chain", "layer-norm"})
            QTest::addRow("%s", example) << example << QSize(1280, 720);
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

    void nothingLiesOverAnother_data() {
        QTest::addColumn<QString>("example");
        for (const char* example :
             {"net-2-2-1", "net-3-2-1", "xor", "multi-class", "convolution", "rnn", "circuit",
              "softmax-4-3", "net-8-8-8-2", "mlp-penalty", "l-layer", "deep-chain", "tiny-cnn",
              "batch-norm", "layer-norm", "paths", "max-pooling"})
            QTest::newRow(example) << example;
    }

    /// What has no room at that size is not shown; the painter's own order is of no account.
    void nothingLiesOverAnother() {
        QFETCH(QString, example);
        Room room(example);
        const Index steps = room.player.derivation().size();
        for (Index step = -1; step < steps; step += std::max<Index>(1, steps / 30)) {
            room.player.goToStep(step);
            const auto texts = room.canvasTexts();
            for (std::size_t i = 0; i < texts.size(); ++i)
                for (std::size_t k = 0; k < i; ++k) {
                    if (texts[i].words == texts[k].words) continue; // painted again, on top
                    const QRectF both = inkOf(texts[i]) & inkOf(texts[k]);
                    QVERIFY2(both.isEmpty(), qPrintable(QStringLiteral("step %1: “%2” and “%3”")
                                                            .arg(step)
                                                            .arg(texts[i].words, texts[k].words)));
                }
        }
    }

    void theStepAndWhatItReadsAreSeen_data() {
        QTest::addColumn<QString>("example");
        for (const char* example :
             {"net-2-2-1", "multi-class", "convolution", "rnn", "circuit", "softmax-4-3",
              "net-8-8-8-2", "tiny-cnn", "batch-norm", "paths", "max-pooling"})
            QTest::newRow(example) << example;
    }

    void theStepAndWhatItReadsAreSeen() {
        QFETCH(QString, example);
        Room room(example);
        const CanvasWidget& canvas = room.window.canvas();
        const QRectF seen = QRectF(canvas.rect()).adjusted(-1, -1, 1, 1);
        const Index steps = room.player.derivation().size();
        for (Index step = 0; step < steps; step += std::max<Index>(1, steps / 40)) {
            room.player.goToStep(step);
            std::vector<Ref> refs = room.player.step()->reads;
            std::erase_if(refs, [](const Ref& ref) { return !ref.isSingle(); });
            std::set<NodeId> nodes;
            for (const Ref& ref : refs)
                nodes.insert(ref.node);
            if (nodes.size() > kMostNodes) refs.clear(); // an unrolled gradient: every time step

            refs.push_back(room.player.step()->focus);
            for (const Ref& ref : refs) {
                const QRectF rect = canvas.rectOf(ref);
                if (rect.isNull()) continue;
                QVERIFY2(seen.contains(rect), qPrintable(QStringLiteral("step %1: %2, %3 … %4, %5")
                                                             .arg(step)
                                                             .arg(rect.left())
                                                             .arg(rect.top())
                                                             .arg(rect.right())
                                                             .arg(rect.bottom())));
            }
        }
    }

    void whatBothPicturesHaveMovesToItsPlace_data() {
        QTest::addColumn<bool>("reduced");
        QTest::newRow("in motion") << false;
        QTest::newRow("at once, where motion is not wanted") << true;
    }

    void whatBothPicturesHaveMovesToItsPlace() {
        QFETCH(bool, reduced);
        Room room("rnn");
        room.player.setReducedMotion(reduced);
        const CanvasWidget& canvas = room.window.canvas();
        room.player.goToStep(1);
        QTRY_VERIFY(room.player.view().progress >= 1); // z(1): the next is tanh of it
        const CanvasView before = canvas.view();
        std::map<Ref, QPointF> places;
        for (const Ref& thing : canvas.picture().things())
            places[thing] = canvas.rectOf(thing).center();
        room.player.goToStep(2);
        double least = 1e9;
        for (const Ref& thing : canvas.picture().things())
            if (const auto old = places.find(thing); old != places.end())
                least =
                    std::min(least, QLineF(old->second, canvas.rectOf(thing).center()).length());
        QCOMPARE(least < 1, !reduced); // it stands where it stood
        const CanvasView first = canvas.view();
        Room still("rnn");
        still.player.goToStep(2);
        QTRY_VERIFY(canvas.view() == still.window.canvas().view()); // and ends as it fits
        QCOMPARE(canvas.view() == first, reduced);
        QVERIFY(canvas.view() != before);
    }

    /// Two equations, one below the other: the card has more of the height than usual.
    void aHighCardIsSeenWhole() {
        Room room("multi-class");
        const int usual = room.window.canvas().height();
        int taken = 0;
        for (Index step = 0; step < room.player.derivation().size(); ++step) {
            room.player.goToStep(step);
            const QRectF card = room.window.cards().currentCardRect();
            QVERIFY2(card.bottom() <= room.window.cards().viewport()->height() + 1,
                     qPrintable(QStringLiteral("step %1 ends at %2").arg(step).arg(card.bottom())));
            taken = std::max(taken, usual - room.window.canvas().height());
        }
        QVERIFY(taken > 0);
        room.player.goToStep(0);
        QCOMPARE(room.window.canvas().height(), usual);
    }

    /// Shown at a step whose card fits, it has the usual parts at once.
    void aFittingCardTakesNothing() {
        OpenedExample document("net-2-2-1");
        Player player(document);
        player.goToStep(8);
        Stage stage(player);
        PresenterWindow window(stage);
        window.resize(1280, 720);
        window.show();
        QCOMPARE(window.canvas().geometry(), stageLayout({1280, 720}).canvas);
    }

    void theWholeIsSeenOnDemand_data() {
        QTest::addColumn<QString>("example");
        for (const char* example : {"rnn", "tiny-cnn", "deep-chain", "net-8-8-8-2"})
            QTest::newRow(example) << example;
    }

    void theWholeIsSeenOnDemand() {
        QFETCH(QString, example);
        Room room(example);
        const CanvasWidget& canvas = room.window.canvas();
        const auto shown = [&] {
            return canvas.view().transform().mapRect(QRectF({}, canvas.picture().size()));
        };
        room.player.goToStep(2);
        const double close = canvas.view().scale;
        const std::size_t about = canvas.picture().things().size();
        room.stage.obey(StageCommand::Overview);
        QVERIFY(QRectF(canvas.rect()).adjusted(-1, -1, 1, 1).contains(shown()));
        QVERIFY(canvas.view().scale < close);
        QVERIFY(canvas.picture().things().size() >= about);
        room.player.goToStep(3); // it stays
        QVERIFY(QRectF(canvas.rect()).adjusted(-1, -1, 1, 1).contains(shown()));
        room.player.goToStep(2);
        room.stage.obey(StageCommand::Overview);
        QCOMPARE(canvas.view().scale, close);
        QCOMPARE(canvas.picture().things().size(), about);
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

    void whatWasDrawnGoesWithItsPicture_data() {
        QTest::addColumn<int>("command");
        QTest::newRow("formula") << static_cast<int>(StageCommand::Zoom);
        QTest::newRow("overview") << static_cast<int>(StageCommand::Overview);
        QTest::newRow("another step") << static_cast<int>(StageCommand::End);
    }

    void whatWasDrawnGoesWithItsPicture() {
        QFETCH(int, command);
        Room room("rnn");
        StageOverlay& overlay = room.window.overlay();
        room.stage.obey(StageCommand::Pen);
        QTest::mousePress(&overlay, Qt::LeftButton, {}, {100, 100});
        QTest::mouseRelease(&overlay, Qt::LeftButton, {}, {100, 100});
        room.stage.obey(StageCommand::Black); // the same picture is under it
        room.stage.obey(StageCommand::Black);
        QCOMPARE(overlay.strokes().strokes().size(), std::size_t{1});
        room.stage.obey(static_cast<StageCommand>(command));
        QVERIFY(overlay.strokes().strokes().empty());
    }
};

DELTAFLOW_TEST(TestPresenterWindow)
#include "tst_presenter_window.moc"
