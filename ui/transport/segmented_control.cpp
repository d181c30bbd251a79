#include "ui/transport/segmented_control.h"

#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace deltaflow {

SegmentedControl::SegmentedControl(QActionGroup& choices, QWidget* parent)
    : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(2);
    for (QAction* choice : choices.actions()) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(choice);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        const auto fit = [this, button, choice] {
            const QFontMetrics bold(uiFont(13, QFont::DemiBold)); // so that choosing moves nothing
            button->setFixedSize(bold.horizontalAdvance(choice->text()) + 22, 28);
            setFixedSize(layout()->totalSizeHint());
        };
        const auto show = [button](bool on) {
            button->setFont(uiFont(13, on ? QFont::DemiBold : QFont::Normal));
        };
        show(choice->isChecked());
        connect(choice, &QAction::toggled, button, show);
        row->addWidget(button);
        fit();
        connect(choice, &QAction::changed, this, fit); // it may be called otherwise
    }
}

void SegmentedControl::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::current().line);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7);
}

} // namespace deltaflow
