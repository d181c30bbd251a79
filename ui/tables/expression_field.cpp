#include "ui/tables/expression_field.h"

#include "core/expression/expression.h"
#include "ui/tables/fold_section.h"
#include "ui/tables/words.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace deltaflow {

namespace {

/// Where a code point begins in a text of UTF-16 units.
int unitAt(const QString& text, std::size_t codePoint) {
    int at = 0;
    for (std::size_t i = 0; i < codePoint && at < text.size(); ++i)
        at += text.at(at).isHighSurrogate() ? 2 : 1;
    return at;
}

} // namespace

ExpressionField::ExpressionField(QWidget* parent)
    : QWidget(parent)
    , m_edit(new QPlainTextEdit(this))
    , m_note(new QuietLabel({}, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_edit->setObjectName(QStringLiteral("expression"));
    m_edit->setAccessibleName(tr("Expression"));
    m_edit->setAccessibleDescription(tr("Enter applies it, Shift+Enter begins a line"));
    m_edit->setToolTip(tr("+ − · / ^, exp, log, sin, cos, tanh, sigmoid, relu, softplus, sqrt, "
                          "abs, max, min, pow; name parts to share them: c = a + b; e = c * c"));
    m_edit->setFont(uiFont(14));
    m_edit->setFrameShape(QFrame::NoFrame);
    m_edit->viewport()->setAutoFillBackground(false);
    m_edit->document()->setDocumentMargin(7);
    m_edit->setTabChangesFocus(true);
    m_edit->setFixedHeight(3 * QFontMetrics(uiFont(14)).lineSpacing() + 16);
    m_edit->installEventFilter(this);
    m_note->setObjectName(QStringLiteral("expressionNote"));
    layout->addWidget(m_edit);
    layout->addWidget(m_note);
    setFocusProxy(m_edit);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        check();
        emit textChanged();
    });
}

void ExpressionField::setText(const QString& text) {
    if (text != m_edit->toPlainText()) m_edit->setPlainText(text);
    check();
}

void ExpressionField::focusText() {
    m_edit->setFocus();
    m_edit->selectAll();
}

void ExpressionField::check() {
    const QString typed = text();
    m_error.clear();
    m_edit->setExtraSelections({});
    try {
        static_cast<void>(parseExpression(typed.toStdString()));
    } catch (const ExpressionError& error) {
        m_error = sentence(error.what());
        const int from = unitAt(typed, error.position);
        underline(from, from + 1);
    }
    m_note->setText(m_error, QuietLabel::Tone::Error);
    m_note->setVisible(!m_error.isEmpty());
    update();
}

/// At the end of the text there is nothing to underline but what comes before.
void ExpressionField::underline(int from, int to) {
    const int size = static_cast<int>(text().size());
    if (from >= size) from = std::max(0, size - 1);
    QTextEdit::ExtraSelection mark;
    mark.cursor = m_edit->textCursor();
    mark.cursor.setPosition(from);
    mark.cursor.setPosition(std::min(to, size), QTextCursor::KeepAnchor);
    mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    mark.format.setUnderlineColor(Theme::current().error);
    QColor ground = Theme::current().error;
    ground.setAlphaF(0.18F);
    mark.format.setBackground(ground);
    m_edit->setExtraSelections({mark});
}

void ExpressionField::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focused = m_edit->hasFocus();
    painter.setPen(QPen(focused             ? theme.focus
                        : m_error.isEmpty() ? theme.line
                                            : theme.error,
                        focused ? 2 : 1));
    painter.setBrush(theme.window);
    painter.drawRoundedRect(QRectF(m_edit->geometry()).adjusted(1, 1, -1, -1), 6, 6);
}

bool ExpressionField::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) update();
    if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    const auto& key = static_cast<const QKeyEvent&>(*event);
    const bool isEnter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    if (!isEnter || key.modifiers().testFlag(Qt::ShiftModifier)) return false;
    if (m_error.isEmpty()) emit applied(text());
    return true;
}

} // namespace deltaflow
