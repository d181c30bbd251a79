#include "ui/canvas/graph/graph_words.h"

#include "core/text/number.h"
#include "ui/player/player.h"

#include <QCoreApplication>

namespace deltaflow {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Canvas", text);
}

QString kindName(CardKind kind) {
    switch (kind) {
    case CardKind::Input:
        return tr("Input");
    case CardKind::Target:
        return tr("Target");
    case CardKind::Parameter:
        return tr("Parameter");
    case CardKind::Constant:
        return tr("Constant");
    case CardKind::Buffer:
        return tr("Running value");
    case CardKind::Loss:
        return tr("Result");
    case CardKind::Value:
        break;
    }
    return tr("Value");
}

QString numberOf(const GraphScene& scene, const GraphCard& card, std::size_t block, int cell) {
    return card.blocks[block].known[static_cast<std::size_t>(cell)]
               ? card.text(block, cell, scene.digits)
               : tr("not yet computed");
}

} // namespace

QString spotName(const GraphScene& scene, const CellSpot& spot) {
    const GraphCard& card = scene.card(spot.card);
    QString words = QStringLiteral("%1 %2").arg(kindName(card.kind), card.name);
    if (card.isScalar() || spot.cell == Ref::kAll || card.blocks.empty()) return words;
    const CellBlock& block = card.blocks[static_cast<std::size_t>(spot.block)];
    const auto image = static_cast<std::size_t>(spot.block) % card.valueBlocks();
    if (card.form == CardForm::Image && card.valueBlocks() > 1)
        words += tr(", map %1").arg(image + 1);
    if (block.rows > 1) words += tr(", row %1").arg(spot.cell / block.cols + 1);
    if (block.cols > 1) words += tr(", column %1").arg(spot.cell % block.cols + 1);
    return words;
}

QString spotSentence(const GraphScene& scene, const CellSpot& spot) {
    const GraphCard& card = scene.card(spot.card);
    QString words = spotName(scene, spot);
    if (!card.op.isEmpty()) words += QStringLiteral(", ") + card.op;
    if (spot.cell == Ref::kAll) return words + QStringLiteral(", ") + card.shape;
    const std::size_t values = card.valueBlocks();
    const std::size_t block = static_cast<std::size_t>(spot.block) % values;
    words += QStringLiteral(", ") + numberOf(scene, card, block, spot.cell);
    if (card.hasAdjoint && card.blocks[values + block].known[static_cast<std::size_t>(spot.cell)])
        words += tr(", adjoint %1").arg(numberOf(scene, card, values + block, spot.cell));
    const QString taint = taintSentence(scene, spot);
    return taint.isEmpty() ? words : words + QStringLiteral(". ") + taint;
}

QString taintSentence(const GraphScene& scene, const CellSpot& spot) {
    const GraphCard& card = scene.card(spot.card);
    const bool adjoint = static_cast<std::size_t>(spot.block) >= card.valueBlocks();
    switch (adjoint ? card.adjointTaint : card.taint) {
    case Taint::Origin:
        return tr("Here a number first stops being finite: all that it is computed from still is.");
    case Taint::Tainted:
        return tr("It depends on a number that is not finite.");
    case Taint::Clean:
        break;
    }
    return {};
}

QString edgeTip(const Player& player, const GraphScene& scene, int index) {
    const GraphEdge& edge = scene.edges[static_cast<std::size_t>(index)];
    const GraphCard& from = scene.card(edge.from);
    const GraphCard& to = scene.card(edge.to);
    QString words =
        QStringLiteral("<b>%1 → %2</b>").arg(from.name.toHtmlEscaped(), to.name.toHtmlEscaped());
    if (!edge.hasPartial) return words;
    const auto number = [&](double value) {
        return QString::fromStdString(formatNumber(value, scene.digits));
    };
    words += QStringLiteral("<br>%1 = %2")
                 .arg(edge.partialName.toHtmlEscaped(),
                      edge.known ? number(edge.partial) : tr("not yet computed"));
    const bool arrived =
        player.isKnown(to.hasAdjoint ? to.refOf(1, 0, scene.sample) : edge.arrival);
    if (arrived)
        words +=
            QStringLiteral("<br>") + tr("sends back %1").arg(number(player.number(edge.arrival)));
    return words;
}

} // namespace deltaflow
