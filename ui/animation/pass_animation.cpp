#include "ui/animation/pass_animation.h"

#include "core/error.h"
#include "ui/animation/animated_webp.h"
#include "ui/canvas/canvas_picture.h"
#include "ui/canvas/canvas_render.h"
#include "ui/formula/equation_layout.h"
#include "ui/formula/one_line.h"
#include "ui/player/player.h"
#include "ui/theme/theme.h"
#include "ui/words/step_words.h"

#include <QPainter>

#include <algorithm>

namespace deltaflow {

namespace {

constexpr int kMotionFrames = 7;
constexpr int kMotionTime = 70; // ms each: a motion takes half a second
constexpr int kRestTime = 1000;
constexpr int kStartTime = 1200;
constexpr int kEndTime = 3000;
constexpr double kCaption = 64;   // high
constexpr double kLeastText = 18; // where all of it is too small to be read

/// Below the picture: which step it is, and its rule with its numbers where there is room.
void paintCaption(QPainter& painter, const QRectF& strip, const Player& player,
                  const Theme& theme) {
    painter.fillRect(strip, theme.window);
    painter.setPen(theme.line);
    painter.drawLine(strip.topLeft(), strip.topRight());
    if (!player.step()) return;
    constexpr double kMargin = 18;
    constexpr double kFormulaSize = 17;
    const Step& step = *player.step();
    const QRectF room = strip.adjusted(kMargin, 0, -kMargin, 0);
    const QString title =
        QStringLiteral("%1  %2").arg(player.view().step + 1).arg(stepTitle(step, player.model()));
    painter.setFont(uiFont(14, QFont::DemiBold));
    painter.setPen(theme.phaseInk(step.phase));
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, title);
    if (step.equations.empty()) return;
    const double left = painter.fontMetrics().horizontalAdvance(title) + 2 * kMargin;
    const auto fits = [&](const EquationLayout& line) {
        return line.size.width() <= room.width() - left && line.size.height() <= strip.height();
    };
    Equation equation = step.equations.front();
    EquationLayout line = layoutEquation(onOneLine(equation), kFormulaSize);
    if (!fits(line)) {
        equation.rights.resize(1);
        line = layoutEquation(equation, kFormulaSize);
    }
    if (!fits(line)) return;
    painter.setPen(theme.text);
    paintEquation(painter, line,
                  {room.right() - line.size.width(), room.center().y() - line.size.height() / 2});
}

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
    const double caption = std::min(kCaption, size.height() / 5.0);
    const QRectF whole(QPointF(), size);
    const QRectF room = whole.adjusted(0, 0, 0, -caption);
    const std::unique_ptr<CanvasPicture> picture = makePicture(player);
    if (!isReadableWhole(player, room.size())) picture->setLeastFont(kLeastText);
    picture->show(player);
    picture->setProgress(frame.progress);
    QImage image(size, QImage::Format_RGB32);
    image.fill(theme.canvas);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    paintPicture(painter, room, *picture, theme);
    paintCaption(painter, whole.adjusted(0, size.height() - caption, 0, 0), player, theme);
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
