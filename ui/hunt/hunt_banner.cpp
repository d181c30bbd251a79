#include "ui/hunt/hunt_banner.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace deltaflow {

HuntBanner::HuntBanner(HuntSession& session, QWidget* parent)
    : QLabel(parent)
    , m_session(session) {
    setAlignment(Qt::AlignCenter);
    setMargin(5);
    connect(&session, &HuntSession::changed, this, &HuntBanner::show);
    show();
}

void HuntBanner::show() {
    setVisible(m_session.isOn());
    if (!m_session.isOn()) return;
    setText(m_session.isOver()
                ? tr("The engine still has the bug. “End hunt” gives the right one back.")
                : tr("Bug hunt: the engine has a bug. Its numbers are not to be trusted."));
}

void HuntBanner::paintEvent(QPaintEvent* event) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), blend(theme.window, theme.backward, theme.dark ? 0.22 : 0.14));
    painter.end();
    QLabel::paintEvent(event);
}

} // namespace deltaflow
