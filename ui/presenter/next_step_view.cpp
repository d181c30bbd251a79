#include "ui/presenter/next_step_view.h"

#include "ui/derivation/card_painter.h"
#include "ui/derivation/tone.h"
#include "ui/player/player.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace deltaflow {

NextStepView::NextStepView(Player& player, QWidget* parent)
    : QWidget(parent)
    , m_player(player) {
    setAccessibleName(tr("Next step"));
    for (const auto signal : {&Player::stepChanged, &Player::numbersChanged, &Player::viewChanged})
        connect(&player, signal, this, qOverload<>(&QWidget::update));
}

std::optional<CardContent> NextStepView::content() const {
    const Index next = m_player.view().step + 1;
    if (next >= m_player.derivation().size()) return {};
    return cardContent(m_player, next, {}, CardTense::Current);
}

void NextStepView::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    const std::optional<CardContent> next = content();
    if (!next) {
        painter.setFont(uiFont(15));
        painter.setPen(theme.textMuted);
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                         tr("The pass is over; the next iteration follows."));
        return;
    }
    paintCard(painter, layoutCardWithin(*next, size()),
              {.theme = theme, .tone = formulaTone(m_player, theme), .hover = {}});
}

} // namespace deltaflow
