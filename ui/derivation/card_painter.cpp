#include "ui/derivation/card_painter.h"

#include <algorithm>

namespace deltaflow {
namespace {

struct CardScene {
    QPainter& painter;
    const StepCard& card;
    const CardLook& look;
    QColor ground;
    QColor ink; ///< Of formulas without a colour of their own.
};

void paintGround(const CardScene& scene) {
    const QRectF all(QPointF(), scene.card.size);
    if (scene.card.tense == CardTense::Current) {
        const QColor accent = scene.card.step < 0 ? scene.look.theme.textMuted
                                                  : scene.look.theme.phaseLine(scene.card.phase);
        scene.painter.setPen(Qt::NoPen);
        scene.painter.setBrush(scene.look.theme.card);
        scene.painter.drawRoundedRect(all, 6, 6);
        scene.painter.fillRect(QRectF(0, 0, 6, all.height()), scene.look.theme.card);
        const bool strong = scene.look.theme.highContrast;
        scene.painter.fillRect(QRectF(0, 0, strong ? 5 : 3, all.height()), accent);
        if (!strong) return;
        scene.painter.setPen(scene.look.theme.line);
        scene.painter.setBrush(Qt::NoBrush);
        scene.painter.drawRect(all.adjusted(0.5, 0.5, -0.5, -0.5));
    } else if (scene.look.hovered) {
        scene.painter.setPen(Qt::NoPen);
        scene.painter.setBrush(scene.ground);
        scene.painter.drawRoundedRect(all, 6, 6);
    }
}

void paintTexts(const CardScene& scene) {
    const bool current = scene.card.tense == CardTense::Current;
    const Theme& theme = scene.look.theme;
    for (const auto& text : scene.card.texts) {
        using Role = StepCard::Text::Role;
        const bool bold = current && text.role != Role::Note && text.role != Role::Wrong;
        const double size = text.role == Role::Title ? 13.5 : text.role == Role::Place ? 12.5 : 12;
        scene.painter.setFont(
            uiFont(size * scene.card.textScale, bold ? QFont::DemiBold : QFont::Normal));
        scene.painter.setPen(!current                                                ? scene.ink
                             : text.role == Role::Title || text.role == Role::Strong ? theme.text
                             : text.role == Role::Wrong                              ? theme.error
                             : text.role == Role::Place ? theme.phaseInk(scene.card.phase)
                                                        : theme.textMuted);
        scene.painter.drawText(text.rect,
                               static_cast<int>(text.alignment) | Qt::AlignTop | Qt::TextWordWrap,
                               text.text);
    }
}

/// A lit ground behind every place that shows the hovered number.
void paintHover(const CardScene& scene, const StepCard::Block& block) {
    if (!scene.look.hover) return;
    const Theme& theme = scene.look.theme;
    for (const auto& place : block.layout.places()) {
        if (!place.ref.touches(*scene.look.hover)) continue;
        if (!place.ref.isSingle() && scene.look.hover->isSingle()) continue; // the matrix around it
        scene.painter.setPen(QPen(blend(scene.ground, theme.focus, 0.6), 1));
        scene.painter.setBrush(blend(scene.ground, theme.focus, 0.18));
        scene.painter.drawRoundedRect(
            place.rect.translated(block.at).adjusted(-2.5, -2.5, 2.5, 2.5), 4, 4);
    }
}

void paintBlock(const CardScene& scene, const StepCard::Block& block) {
    paintHover(scene, block);
    scene.painter.setPen(scene.ink);
    const FormulaTone tone =
        scene.card.tense == CardTense::Current ? scene.look.tone : FormulaTone();
    const bool hidesResult = block.hasResult && scene.look.progress < 1;
    if (!hidesResult) return paintEquation(scene.painter, block.layout, block.at, tone);
    double last = 0;
    for (const auto& part : block.layout.parts)
        last = std::max(last, part.origin.y());
    for (const auto& part : block.layout.parts) {
        if (part.origin.y() < last)
            paintFormula(scene.painter, part.layout, block.at + part.origin, tone);
    }
}

void paintLink(const CardScene& scene, const CardLink& link) {
    const bool hovered = scene.look.link == &link;
    const QColor ink = hovered || link.open ? scene.look.theme.text : scene.look.theme.textMuted;
    QFont font = uiFont(12 * scene.card.textScale, QFont::Medium);
    font.setUnderline(hovered);
    scene.painter.setFont(font);
    scene.painter.setPen(ink);
    const QRectF place = link.rect.adjusted(link.folds ? 14 : 0, 0, 0, 0);
    scene.painter.drawText(
        place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
        QFontMetricsF(font).elidedText(link.text, Qt::ElideRight, place.width() + 1));
    if (!link.folds) return;
    const QPointF c(link.rect.left() + 5, link.rect.center().y() + 0.5);
    scene.painter.setPen(QPen(ink, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (link.open)
        scene.painter.drawPolyline(
            QPolygonF{c + QPointF(-3, -1.5), c + QPointF(0, 1.5), c + QPointF(3, -1.5)});
    else
        scene.painter.drawPolyline(
            QPolygonF{c + QPointF(-1.5, -3), c + QPointF(1.5, 0), c + QPointF(-1.5, 3)});
}

} // namespace

void paintCard(QPainter& painter, const StepCard& card, const CardLook& look) {
    const Theme& theme = look.theme;
    const bool current = card.tense == CardTense::Current;
    const QColor ground = current        ? theme.card
                          : look.hovered ? blend(theme.window, theme.card, 0.7)
                                         : theme.window;
    const QColor ink = current                         ? theme.text
                       : card.tense == CardTense::Past ? theme.textMuted
                                                       : theme.textFaint;
    const CardScene scene{painter, card, look, ground, ink};
    painter.setRenderHint(QPainter::Antialiasing);
    paintGround(scene);
    paintTexts(scene);
    for (const auto& block : card.blocks)
        paintBlock(scene, block);
    for (const double y : card.rules)
        painter.fillRect(QRectF(16, y, card.size.width() - 32, 1), blend(ground, theme.text, 0.12));
    for (const auto& link : card.links)
        paintLink(scene, link);
}

} // namespace deltaflow
