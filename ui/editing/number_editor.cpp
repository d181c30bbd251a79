#include "ui/editing/number_editor.h"

#include "ui/editing/bubble.h"
#include "ui/editing/number_words.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>

#include <algorithm>

namespace deltaflow {

namespace {

QString outline(const QColor& colour) {
    const Theme& theme = Theme::current();
    return QStringLiteral("QLineEdit { background: %1; color: %2; border: 1.5px solid %3;"
                          " border-radius: 4px; padding: 0 4px; }")
        .arg(theme.window.name(), theme.text.name(), colour.name());
}

} // namespace

NumberEditor::NumberEditor(QWidget& host, const QRectF& rect, double value, Commit commit)
    : QLineEdit(&host)
    , m_original(numberForTyping(value))
    , m_commit(std::move(commit)) {
    setFont(uiFont(std::clamp(rect.height() * 0.6, 12.0, 20.0)));
    setStyleSheet(outline(Theme::current().focus));
    setAccessibleName(tr("Number"));
    setText(m_original);
    const int width = std::max(qRound(rect.width()) + 12,
                               std::min(fontMetrics().horizontalAdvance(m_original) + 22, 180));
    QRect box(0, 0, std::max(width, 72), std::max(24, qRound(rect.height()) + 4));
    box.moveCenter(rect.center().toPoint());
    box.moveLeft(std::clamp(box.left(), 0, std::max(0, host.width() - box.width())));
    box.moveTop(std::clamp(box.top(), 0, std::max(0, host.height() - box.height())));
    setGeometry(box);
    selectAll();
    show();
    raise();
    setFocus(Qt::OtherFocusReason);
    connect(this, &QLineEdit::textEdited, this, [this] { complain({}); });
}

NumberEditor::~NumberEditor() {
    delete m_bubble;
}

QString NumberEditor::complaint() const {
    return m_bubble ? m_bubble->text() : QString();
}

QString NumberEditor::tryCommit() {
    if (text() == m_original) return {}; // not a digit less than it had: not an edit
    const auto number = readNumber(text());
    if (const auto* reason = std::get_if<QString>(&number)) return *reason;
    return m_commit(std::get<double>(number));
}

bool NumberEditor::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter) {
            event->accept(); // no shortcut of the window takes them
            return true;
        }
    }
    return QLineEdit::event(event);
}

void NumberEditor::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const QString reason = tryCommit(); !reason.isEmpty())
            complain(reason);
        else
            close();
        event->accept();
        return;
    case Qt::Key_Escape:
        close();
        event->accept();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void NumberEditor::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    if (m_closed || event->reason() == Qt::PopupFocusReason) return;
    static_cast<void>(tryCommit());
    close();
}

void NumberEditor::complain(const QString& reason) {
    delete m_bubble;
    const Theme& theme = Theme::current();
    setStyleSheet(outline(reason.isEmpty() ? theme.focus : theme.error));
    setAccessibleDescription(reason);
    if (reason.isEmpty()) return;
    m_bubble = showBubble(*parentWidget(), geometry(), reason);
}

void NumberEditor::close() {
    if (m_closed) return;
    m_closed = true;
    delete m_bubble;
    hide();
    if (parentWidget()->focusPolicy() != Qt::NoFocus || parentWidget()->focusProxy())
        parentWidget()->setFocus();
    emit finished();
    deleteLater();
}

} // namespace deltaflow
