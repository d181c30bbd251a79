#include "ui/theme/ink_label.h"

#include <QAccessible>
#include <QEvent>

namespace deltaflow {

void InkLabel::setInk(Ink ink) {
    m_ink = ink;
    dye();
}

void InkLabel::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) dye();
}

void InkLabel::dye() {
    const QColor wanted = Theme::current().*m_ink;
    if (palette().color(QPalette::Active, QPalette::WindowText) == wanted) return;
    QPalette dyed = palette();
    dyed.setColor(QPalette::WindowText, wanted);
    setPalette(dyed);
}

ReplyLabel::ReplyLabel(QWidget* parent)
    : InkLabel(parent) {
    setWordWrap(true);
    hide();
}

void ReplyLabel::say(const QString& sentence, Ink ink) {
    setInk(ink);
    setText(sentence);
    setVisible(!sentence.isEmpty());
    if (sentence.isEmpty()) return;
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace deltaflow
