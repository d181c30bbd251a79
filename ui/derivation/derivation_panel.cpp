#include "ui/derivation/derivation_panel.h"

#include "core/formula/serialise.h"
#include "ui/derivation/derivation_view.h"
#include "ui/language/language.h"
#include "ui/theme/room.h"
#include "ui/theme/theme.h"
#include "ui/words/step_words.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLocale>
#include <QScrollArea>

namespace deltaflow {

DerivationPanel::DerivationPanel(Player& player, QWidget* parent)
    : QWidget(parent)
    , m_player(player)
    , m_count(new QLabel(this))
    , m_cards(new DerivationView(player, this)) {
    auto* heading = new QLabel(tr("Derivation"), this);
    for (QLabel* label : {heading, m_count}) {
        label->setFont(uiFont(12, QFont::DemiBold));
        label->setForegroundRole(QPalette::PlaceholderText);
    }
    auto* top = new QHBoxLayout;
    top->setContentsMargins(28, 14, 28, 6);
    thinWhenLow(*this, *top);
    top->addWidget(heading);
    top->addStretch();
    top->addWidget(m_count);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    constexpr int kTitle = 48; // of a card, which is what stays where all is low
    m_cards->setMinimumHeight(kTitle);
    column->addWidget(m_cards, 1);
    connect(&player, &Player::stepChanged, this, &DerivationPanel::show);
    connect(&player, &Player::numbersChanged, this, &DerivationPanel::show);
    show();
}

QSize DerivationPanel::minimumSizeHint() const {
    const QSize least = QWidget::minimumSizeHint();
    return {std::max(220, least.width()), least.height()};
}

void DerivationPanel::addBelow(QWidget* part) {
    layout()->addWidget(givingWay(*part, this));
}

void DerivationPanel::speak() {
    if (!QAccessible::isActive() || !m_player.step()) return;
    QString spoken = stepTitle(*m_player.step(), m_player.model());
    for (const Equation& equation : m_player.step()->equations)
        spoken += QStringLiteral(". ") + QString::fromStdString(toSpeech(equation, speechWords()));
    m_cards->setAccessibleDescription(spoken);
}

void DerivationPanel::show() {
    speak();
    const QLocale locale;
    const QString size = locale.toString(static_cast<qlonglong>(m_player.derivation().size()));
    const Index step = m_player.view().step;
    m_count->setText(
        step < 0
            ? tr("%1 steps").arg(size)
            : tr("Step %1 of %2").arg(locale.toString(static_cast<qlonglong>(step + 1)), size));
}

} // namespace deltaflow
