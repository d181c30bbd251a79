#include "ui/presenter/formula_stage.h"

#include "ui/derivation/card_content.h"
#include "ui/derivation/tone.h"
#include "ui/formula/equation_layout.h"
#include "ui/player/player.h"
#include "ui/presenter/stage_layout.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace deltaflow {

namespace {

constexpr double kGap = 0.6; // em between equations

QSizeF sizeOf(const std::vector<Equation>& equations, double size, double width) {
    QSizeF all(0, 0);
    for (const Equation& equation : equations) {
        const QSizeF one = layoutEquation(equation, size, width).size;
        all = QSizeF(std::max(all.width(), one.width()),
                     all.height() + one.height() + (all.height() > 0 ? kGap * size : 0));
    }
    return all;
}

} // namespace

double fillingSize(const std::vector<Equation>& equations, QSizeF room, double least) {
    constexpr double kProbe = 100;
    const QSizeF natural = sizeOf(equations, kProbe, std::numeric_limits<double>::infinity());
    if (natural.isEmpty()) return least;
    return std::max(
        least, kProbe * std::min(room.width() / natural.width(), room.height() / natural.height()));
}

FormulaStage::FormulaStage(Stage& stage, QWidget* parent)
    : QWidget(parent)
    , m_stage(stage) {
    const Player& player = stage.player();
    for (const auto signal : {&Player::stepChanged, &Player::numbersChanged, &Player::viewChanged,
                              &Player::progressChanged})
        connect(&player, signal, this, qOverload<>(&QWidget::update));
    setVisible(stage.isZoomed());
    connect(&stage, &Stage::changed, this, [this] { setVisible(m_stage.isZoomed()); });
}

void FormulaStage::paintEvent(QPaintEvent*) {
    const Player& player = m_stage.player();
    const Theme& theme = Theme::current();
    const StageLayout layout = stageLayout(size());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme.window);
    const CardContent content = cardContent(player, player.view().step, {});
    const double side = 1.2 * layout.leastText;
    const double head = 2.2 * layout.leastText;
    const QRectF room = QRectF(rect()).adjusted(side, head + side, -side, -side);
    painter.setFont(uiFont(1.2 * layout.leastText, QFont::DemiBold));
    painter.setPen(content.step < 0 ? theme.text : theme.phaseInk(content.phase));
    painter.drawText(QRectF(side, 0.5 * side, room.width(), head), Qt::AlignLeft | Qt::AlignVCenter,
                     content.title);
    const double size = fillingSize(content.equations, room.size(), layout.leastText);
    const double height = sizeOf(content.equations, size, room.width() + 1).height();
    double y = room.top() + std::max(0.0, 0.5 * (room.height() - height));
    painter.setPen(theme.text);
    for (const Equation& equation : content.equations) {
        const EquationLayout placed = layoutEquation(equation, size, room.width() + 1);
        paintEquation(painter, placed, {room.left(), y}, formulaTone(player, theme));
        y += placed.size.height() + kGap * size;
    }
}

} // namespace deltaflow
