#include "ui/lesson/page_layout.h"

#include <QPainter>

namespace deltaflow {

namespace {

void paintHover(QPainter& painter, const PageLook& look, const FormulaLayout::Place& place) {
    if (!look.hover || !place.ref.touches(*look.hover)) return;
    if (!place.ref.isSingle() && look.hover->isSingle()) return; // the matrix around it
    painter.setPen(QPen(blend(look.ground, look.theme.focus, 0.6), 1));
    painter.setBrush(blend(look.ground, look.theme.focus, 0.18));
    painter.drawRoundedRect(place.rect.adjusted(-2.5, -2.5, 2.5, 2.5), 4, 4);
}

/// A frame of dashes, as the picture has it around a number that is not known yet.
void paintPending(QPainter& painter, const PageLook& look, const PageLayout::Pending& pending) {
    painter.setPen(QPen(look.theme.textMuted, 1, Qt::DashLine));
    painter.setBrush(blend(look.ground, look.theme.text, 0.05));
    painter.drawRoundedRect(pending.rect.adjusted(0.5, -0.5, -0.5, 0.5), 4, 4);
}

} // namespace

void paintPage(QPainter& painter, const PageLayout& layout, const PageLook& look) {
    const Theme& theme = look.theme;
    painter.setRenderHint(QPainter::Antialiasing);
    for (const QRectF& bar : layout.bars)
        painter.fillRect(bar, theme.focus);
    painter.setPen(Qt::NoPen);
    painter.setBrush(blend(look.ground, theme.text, 0.07));
    for (const QRectF& code : layout.codes)
        painter.drawRoundedRect(code, 3, 3);
    for (const PageLayout::Pending& pending : layout.pendings)
        paintPending(painter, look, pending);
    for (const FormulaLayout::Place& place : layout.places())
        paintHover(painter, look, place);
    for (const PageLayout::Words& words : layout.words) {
        painter.setFont(words.font);
        painter.setPen(words.ink == PageLayout::Ink::Text    ? theme.text
                       : words.ink == PageLayout::Ink::Muted ? theme.textMuted
                                                             : theme.error);
        painter.drawText(words.origin, words.text);
    }
    painter.setPen(theme.text);
    for (const PageLayout::Inline& formula : layout.formulas)
        paintFormula(painter, formula.layout, formula.origin, look.tone);
    for (const PageLayout::Display& display : layout.displays)
        paintEquation(painter, display.layout, display.topLeft, look.tone);
    if (!look.focusRect) return;
    painter.setPen(QPen(theme.focus, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(look.focusRect->adjusted(-4, -4, 4, 4), 5, 5);
}

} // namespace deltaflow
