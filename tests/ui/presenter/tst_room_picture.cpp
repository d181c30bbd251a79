#include "room.h"

#include "tests/test_program.h"

#include <QtTest>

#include <map>
#include <set>

using namespace deltaflow;

namespace {

constexpr std::size_t kMostNodes = 6;
constexpr double kRounding = 0.5; // of a font's size to whole units, in them

/// What a line of text covers, without the room that letters leave above and below.
QRectF inkOf(const TextRecorder::Text& text) {
    const double spare = 0.25 * text.rect.height();
    return text.rect.adjusted(2, spare, -2, -spare);
}

} // namespace

/// The picture in large type: what it shows, and that it can be read.
class TestRoomPicture : public QObject {
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
    /// Also where all is seen at once, so that the next step shows the whole as well.
    void theCanvasIsAsItsButtonSays() {
        Room room("net-1-1");
        for (const bool on : {true, false}) {
            room.stage.obey(StageCommand::Overview);
            QCOMPARE(room.stage.isOverview(), on);
            QCOMPARE(room.window.canvas().isOverview(), on);
        }
    }
};

DELTAFLOW_TEST(TestRoomPicture)
#include "tst_room_picture.moc"
