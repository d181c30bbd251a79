#include "ui/animation/animated_webp.h"

#include "core/error.h"
#include "tests/test_program.h"
#include "tests/ui/opened_example.h"
#include "ui/animation/pass_animation.h"
#include "ui/player/player.h"
#include "ui/theme/theme.h"

#include <QtTest>

#include <webp/demux.h>

using namespace deltaflow;

namespace {

struct Decoded {
    QSize size;
    int loops = -1;
    std::vector<QImage> pictures;
    std::vector<int> ends; ///< When each is over, in ms.
};

Decoded decoded(const QByteArray& bytes) {
    WebPAnimDecoderOptions options;
    WebPAnimDecoderOptionsInit(&options);
    options.color_mode = MODE_BGRA;
    const WebPData data{reinterpret_cast<const uint8_t*>(bytes.constData()),
                        static_cast<size_t>(bytes.size())};
    WebPAnimDecoder* decoder = WebPAnimDecoderNew(&data, &options);
    if (!decoder) qFatal("this is no animation");
    WebPAnimInfo info;
    WebPAnimDecoderGetInfo(decoder, &info);
    Decoded out;
    out.size = QSize(static_cast<int>(info.canvas_width), static_cast<int>(info.canvas_height));
    out.loops = static_cast<int>(info.loop_count);
    while (WebPAnimDecoderHasMoreFrames(decoder)) {
        uint8_t* pixels = nullptr;
        int end = 0;
        if (!WebPAnimDecoderGetNext(decoder, &pixels, &end)) qFatal("a picture is spoilt");
        out.pictures.push_back(
            QImage(pixels, out.size.width(), out.size.height(), QImage::Format_ARGB32)
                .convertToFormat(QImage::Format_RGB32));
        out.ends.push_back(end);
    }
    WebPAnimDecoderDelete(decoder);
    return out;
}

QImage filled(QColor colour) {
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(colour);
    return image;
}

} // namespace

class TestAnimatedWebp : public QObject {
    Q_OBJECT

private slots:
    void whatIsAddedComesBack() {
        AnimatedWebp animation({40, 30});
        QImage dotted = filled(Qt::white);
        dotted.setPixelColor(7, 9, QColor(12, 34, 56));
        const std::vector<QImage> added{filled(Qt::red), filled(Qt::white), dotted};
        int time = 100;
        for (const QImage& picture : added)
            animation.add(picture, time += 50);
        const Decoded got = decoded(animation.finish());
        QCOMPARE(got.size, QSize(40, 30));
        QCOMPARE(got.loops, 0); // for ever
        QVERIFY(got.pictures == added);
        QCOMPARE(got.ends, (std::vector<int>{150, 350, 600}));
    }

    void anotherSizeIsRefused() {
        AnimatedWebp animation({40, 31});
        QVERIFY_THROWS_EXCEPTION(Error, animation.add(filled(Qt::red), 10));
    }

    void aPassIsWhatTheCanvasShows_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("layers") << "net-1-1";
        QTest::newRow("a graph") << "circuit";
    }
    void aPassIsWhatTheCanvasShows() {
        QFETCH(QString, name);
        OpenedExample document(name);
        Player player(document);
        player.setReducedMotion(true);
        player.setLevel(Level::Layer);
        player.goToStep(1);
        const QSize size(320, 180);
        const Decoded got = decoded(passAnimation(player, size, Theme::light()));
        QCOMPARE(player.view().step, Index{1});
        const std::vector<PassFrame> frames = passFrames(player.derivation().size());
        int time = 0;
        for (const PassFrame& frame : frames)
            time += frame.milliseconds;
        QCOMPARE(got.size, size);
        QCOMPARE(got.ends.back(), time);
        // Pictures that are the same are one.
        QVERIFY(got.pictures.size() <= frames.size());
        QVERIFY(static_cast<Index>(got.pictures.size()) > player.derivation().size());
        QVERIFY(got.pictures.front() == drawFrame(player, frames.front(), size, Theme::light()));
        QVERIFY(got.pictures.back() == drawFrame(player, frames.back(), size, Theme::light()));
        QVERIFY(got.pictures.front() != got.pictures.back());
    }

    void everyStepMoves() {
        const std::vector<PassFrame> frames = passFrames(2);
        QCOMPARE(frames.front().step, Index{-1});
        for (Index step : {0, 1}) {
            double before = -1;
            for (const PassFrame& frame : frames)
                if (frame.step == step) {
                    QVERIFY(frame.progress > before);
                    before = frame.progress;
                }
            QCOMPARE(before, 1.0);
        }
    }

    void itCanBeCancelled() {
        OpenedExample document("net-1-1");
        Player player(document);
        player.setReducedMotion(true);
        const auto threeOnly = [](int done, int) { return done < 3; };
        QVERIFY(passAnimation(player, {160, 90}, Theme::light(), threeOnly).isEmpty());
        QCOMPARE(player.view().step, Index{-1});
    }

    void tooManyStepsAreRefused() {
        OpenedExample document("ng-digits");
        Player player(document);
        player.setReducedMotion(true);
        player.setLevel(Level::Neuron);
        QVERIFY_THROWS_EXCEPTION(
            Error, static_cast<void>(passAnimation(player, {160, 90}, Theme::light())));
    }
};

DELTAFLOW_TEST(TestAnimatedWebp)
#include "tst_animated_webp.moc"
