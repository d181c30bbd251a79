#include "ui/animation/pass_animation.h"

#include "core/error.h"
#include "ui/animation/animated_webp.h"
#include "ui/canvas/canvas_picture.h"
#include "ui/player/player.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace deltaflow {

namespace {

constexpr int kMotionFrames = 7;
constexpr int kMotionTime = 70; // ms each: a motion takes half a second
constexpr int kRestTime = 1000;
constexpr int kStartTime = 1200;
constexpr int kEndTime = 3000;

} // namespace

std::vector<PassFrame> passFrames(Index steps) {
    std::vector<PassFrame> frames{{-1, 1, kStartTime}};
    for (Index step = 0; step < steps; ++step) {
        for (int i = 0; i < kMotionFrames; ++i)
            frames.push_back({step, static_cast<double>(i) / kMotionFrames, kMotionTime});
        frames.push_back({step, 1, kRestTime});
    }
    frames.back().milliseconds = kEndTime;
    return frames;
}

QImage drawFrame(Player& player, const PassFrame& frame, QSize size, const Theme& theme) {
    if (player.view().step != frame.step) player.goToStep(frame.step);
    const std::unique_ptr<CanvasPicture> picture = makePicture(player);
    picture->show(player);
    picture->setProgress(frame.progress);
    QImage image(size, QImage::Format_RGB32);
    image.fill(theme.canvas);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    paintPicture(painter, QRectF(QPointF(), size), *picture, theme);
    return image;
}

QByteArray passAnimation(Player& player, QSize size, const Theme& theme,
                         const AnimationProgress& goesOn) {
    const Index steps = player.derivation().size();
    if (steps > kMostAnimatedSteps)
        throw Error("An animation shows up to " + std::to_string(kMostAnimatedSteps) +
                    " steps, and this pass has " + std::to_string(steps) +
                    "; choose a coarser level.");
    const Index before = player.view().step;
    const std::vector<PassFrame> frames = passFrames(steps);
    AnimatedWebp animation(size);
    int done = 0;
    bool isWanted = true;
    for (const PassFrame& frame : frames) {
        isWanted = !goesOn || goesOn(done, static_cast<int>(frames.size()));
        if (!isWanted) break;
        animation.add(drawFrame(player, frame, size, theme), frame.milliseconds);
        ++done;
    }
    player.goToStep(before);
    return isWanted ? animation.finish() : QByteArray();
}

} // namespace deltaflow
