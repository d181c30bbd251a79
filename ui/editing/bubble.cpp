#include "ui/editing/bubble.h"

#include "ui/theme/theme.h"

#include <algorithm>

namespace deltaflow {

QLabel* showBubble(QWidget& host, const QRectF& under, const QString& text) {
    const Theme& theme = Theme::current();
    QWidget* window = host.window();
    auto* bubble = new QLabel(text, window);
    bubble->setObjectName(QStringLiteral("bubble"));
    bubble->setTextFormat(Qt::PlainText);
    bubble->setWordWrap(true);
    bubble->setFont(uiFont(12));
    bubble->setAttribute(Qt::WA_TransparentForMouseEvents);
    bubble->setStyleSheet(
        QStringLiteral("QLabel#bubble { background: %1; color: %2; border: 1px solid %3;"
                       " border-radius: 6px; padding: 5px 8px; }")
            .arg(theme.window.name(), theme.error.name(), theme.error.name()));
    const int width = std::min({bubble->sizeHint().width(), 280, window->width() - 8});
    bubble->setFixedWidth(width);
    const int height = bubble->heightForWidth(width);
    bubble->resize(width, height);
    const QPoint below = host.mapTo(window, under.bottomLeft().toPoint()) + QPoint(0, 4);
    const QPoint above = host.mapTo(window, under.topLeft().toPoint()) - QPoint(0, height + 4);
    const bool fits = below.y() + height <= window->height();
    bubble->move(std::clamp(below.x(), 4, std::max(4, window->width() - width - 4)),
                 fits ? below.y() : above.y());
    bubble->show();
    bubble->raise();
    return bubble;
}

} // namespace deltaflow
