#include "ui/window/hunt_actions.h"

#include "ui/derivation/derivation_panel.h"
#include "ui/hunt/hunt_panel.h"
#include "ui/theme/icon.h"
#include "ui/transport/player_actions.h"
#include "ui/window/notice.h"

#include <QRandomGenerator>

namespace deltaflow {

HuntActions::HuntActions(Player& player, DerivationPanel& derivation, Notice& notice,
                         QAction& instead, QWidget* window, HuntSession* lasting)
    : QObject(window)
    , hunt(new QAction(themedIcon("bug"), tr("Bug hunt"), this))
    , m_player(player)
    , m_notice(notice)
    , m_instead(instead)
    , m_session(lasting ? lasting : new HuntSession(player, this)) {
    hunt->setShortcut(Qt::CTRL | Qt::Key_B);
    hunt->setCheckable(true);
    hunt->setChecked(m_session->isOn());
    describe(*hunt, tr("Find the one mistake that is hidden in the engine"));
    auto* panel = new HuntPanel(*m_session, player, derivation);
    derivation.addBelow(panel);
    connect(hunt, &QAction::triggered, this, &HuntActions::toggle);
    connect(panel, &HuntPanel::ended, this, &HuntActions::ended);
    connect(panel, &HuntPanel::refused, this,
            [this](const QString& why) { m_notice.say(why, &m_instead); });
    connect(m_session, &HuntSession::changed, this,
            [this] { hunt->setChecked(m_session->isOn()); });
    connect(m_session, &HuntSession::brokenOff, this, [this] {
        m_notice.say(tr("The bug hunt is over: this is another model, and its engine is right."));
    });
}

void HuntActions::toggle() {
    if (m_session->isOn()) {
        m_session->end();
        m_notice.say(tr("The bug hunt is over: the engine is right again."));
        emit ended();
        return;
    }
    m_player.setPredicting(false);
    const QString why = m_session->start(
        QRandomGenerator::global()->bounded(static_cast<quint32>(HuntSession::kMostSeed)) + 1);
    hunt->setChecked(m_session->isOn());
    if (!why.isEmpty()) return m_notice.say(why, &m_instead);
    m_notice.hide(); // that the last one is over, say
    emit begun();
}

} // namespace deltaflow
