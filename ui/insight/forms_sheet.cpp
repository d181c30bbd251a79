#include "core/insight/both_forms.h"
#include "core/insight/contract.h"
#include "core/insight/shapes.h"
#include "ui/insight/section_writer.h"
#include "ui/insight/sections.h"

#include <QCoreApplication>

namespace deltaflow {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("InsightPanel", text);
}

/// The node whose contract is shown: that of the selection, of the current step, or the first.
NodeId contractNode(const Player& player) {
    const Graph& graph = *player.model().graph;
    const auto isComputed = [&](NodeId id) {
        return id >= 0 && id < graph.size() && graph.node(id).op != nullptr;
    };
    const auto& selection = player.view().selection;
    if (selection && isComputed(selection->node)) return selection->node;
    if (player.step() && isComputed(player.step()->focus.node)) return player.step()->focus.node;
    // At a parameter: the node that takes it.
    const NodeId at = selection       ? selection->node
                      : player.step() ? player.step()->focus.node
                                      : kNoNode;
    if (at >= 0 && at < graph.size() && !graph.node(at).successors.empty())
        return graph.node(at).successors.front();
    for (NodeId id = 0; id < graph.size(); ++id)
        if (graph.node(id).op) return id;
    return kNoNode;
}

SheetItem quiet(const QString& text) {
    SheetItem item = SheetItem::note(text);
    item.tone = SheetTone::Muted;
    return item;
}

} // namespace

Sheet formsSheet(const Player& player) {
    if (!player.step()) return {};
    const SectionWriter writer(player);
    const auto forms = bothForms(*player.step(), player.document().project(), player.model(),
                                 writer.writer(), player.trace());
    if (!forms) return {};
    return {quiet(tr("For one element")), SheetItem::formula(forms->element),
            quiet(tr("For all at once, shapes beneath")), SheetItem::formula(forms->matrix)};
}

Sheet contractSheet(const Player& player) {
    const NodeId node = contractNode(player);
    if (node == kNoNode) return {};
    const SectionWriter writer(player);
    const Contract contract = contractOf(node, player.model(), writer.writer(), player.samples());
    Sheet sheet{quiet(tr("It passes on")), SheetItem::formula(contract.passesOn.equation),
                quiet(contract.gradients.empty() ? tr("It has no parameters of its own")
                                                 : tr("Its parameters’ gradient"))};
    for (const ContractLine& line : contract.gradients)
        sheet.push_back(SheetItem::formula(line.equation));
    if (contract.passesBack.empty()) return sheet;
    sheet.push_back(quiet(tr("It passes back")));
    for (const ContractLine& line : contract.passesBack)
        sheet.push_back(SheetItem::formula(line.equation));
    return sheet;
}

} // namespace deltaflow
