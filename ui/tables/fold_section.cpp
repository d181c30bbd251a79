#include "ui/tables/fold_section.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace deltaflow {

namespace {

/// The title: a chevron and a name, no frame.
class FoldTitle : public QToolButton {
public:
    using QToolButton::QToolButton;

    [[nodiscard]] QSize sizeHint() const override { return {120, 34}; }

protected:
    void paintEvent(QPaintEvent*) override {
        const Theme& theme = Theme::current();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (underMouse()) painter.fillRect(rect(), theme.card);
        painter.setPen(QPen(theme.textMuted, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.save();
        painter.translate(18, height() / 2.0);
        painter.rotate(isChecked() ? 90 : 0);
        painter.drawPolyline(QPolygonF{{-2, -4}, {2, 0}, {-2, 4}});
        painter.restore();
        painter.setPen(theme.text);
        painter.setFont(uiFont(13, QFont::DemiBold));
        painter.drawText(rect().adjusted(32, 0, -8, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
        if (!hasFocus()) return;
        painter.setPen(QPen(theme.focus, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(5, 3, -5, -3), 6, 6);
    }
    void keyPressEvent(QKeyEvent* event) override {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return toggle();
        QToolButton::keyPressEvent(event);
    }
};

} // namespace

FoldSection::FoldSection(const QString& title, QWidget* content, QWidget* parent)
    : QWidget(parent)
    , m_title(new FoldTitle(this)) {
    setTitle(title);
    m_title->setCheckable(true);
    m_title->setChecked(true);
    m_title->setAutoRaise(true);
    m_title->setFocusPolicy(Qt::TabFocus);
    m_title->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_title->setAccessibleDescription(tr("Folds this part away or shows it"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(content);
    connect(m_title, &QToolButton::toggled, this, [this, content](bool open) {
        content->setVisible(open);
        if (open) emit opened();
    });
}

void FoldSection::setTitle(const QString& title) {
    m_title->setText(title);
    m_title->setAccessibleName(title);
    m_title->update();
}

QuietLabel::QuietLabel(const QString& text, QWidget* parent, Tone tone)
    : QWidget(parent)
    , m_text(text)
    , m_tone(tone) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(text);
}

void QuietLabel::setText(const QString& text, Tone tone) {
    if (text == m_text && tone == m_tone) return;
    m_text = text;
    m_tone = tone;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize QuietLabel::sizeHint() const {
    const QFontMetrics metrics(uiFont(12));
    const QMargins margins = contentsMargins();
    return {metrics.horizontalAdvance(m_text) + margins.left() + margins.right(),
            metrics.height() + margins.top() + margins.bottom()};
}

int QuietLabel::heightForWidth(int width) const {
    const QFontMetrics metrics(uiFont(12));
    const QMargins margins = contentsMargins();
    const int room = width - margins.left() - margins.right();
    return metrics.boundingRect(0, 0, room, 10000, Qt::TextWordWrap, m_text).height() +
           margins.top() + margins.bottom();
}

void QuietLabel::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setFont(uiFont(12));
    painter.setPen(m_tone == Tone::Error   ? theme.error
                   : m_tone == Tone::Plain ? theme.text
                                           : theme.textMuted);
    painter.drawText(contentsRect(), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap, m_text);
}

} // namespace deltaflow
