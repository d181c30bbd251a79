#include "room.h"

#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

/// What the class sees.
class TestPresenterWindow : public QObject {
    Q_OBJECT

private slots:
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
