#include "core/insight/unrolled.h"
#include "core/project/expression_project.h"
#include "core/text/number.h"
#include "ui/insight/section_writer.h"
#include "ui/insight/sections.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>
#include <utility>

namespace deltaflow {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("InsightPanel", text);
}

QString text(const Player& player, double value) {
    return QString::fromStdString(formatNumber(value, player.view().digits));
}

/// Powers of ten on a bar: from the least to the greatest of some numbers, 1 among them.
struct LogScale {
    double low = -1;
    double high = 0;

    void take(double value) {
        if (!(value > 0) || !std::isfinite(value)) return;
        low = std::min(low, std::floor(std::log10(value)));
        high = std::max(high, std::ceil(std::log10(value)));
    }
    [[nodiscard]] double at(double value) const {
        if (!(value > 0)) return 0;
        if (!std::isfinite(value)) return 1;
        return (std::log10(value) - low) / (high - low);
    }
};

SheetItem normBar(const Player& player, const LogScale& scale, double norm, bool fromOne) {
    SheetItem bar;
    bar.kind = SheetItem::Kind::Bar;
    bar.value = text(player, norm);
    bar.from = fromOne ? scale.at(1) : 0;
    bar.to = scale.at(norm);
    bar.origin = scale.at(1);
    return bar;
}

/// At what layer the product ends: that of the step or the selection, or the first.
int layerOf(const Player& player) {
    const auto& selection = player.view().selection;
    int layer = selection ? player.model().layerOf(selection->node) : 0;
    if (layer < 1 && player.step()) layer = player.model().layerOf(player.step()->focus.node);
    return layer < 1 || layer >= static_cast<int>(player.model().layers.size()) ? 1 : layer;
}

Sheet layeredSheet(const Player& player) {
    const Model& model = player.model();
    const int layer = layerOf(player);
    const UnrolledError error = unrolledError(model, player.trace(), layer, player.view().sample);
    const SectionWriter writer(player);
    LogScale scale;
    for (const UnrolledFactor& factor : error.factors)
        scale.take(factor.norm);
    Sheet sheet{SheetItem::formula(unrolledEquation(error, model, writer.writer())),
                SheetItem::note(tr("Evaluated from right to left. Bars are logarithmic, the mark "
                                   "is 1: what ends to the left of it shrinks the error."))};
    sheet.back().tone = SheetTone::Muted;
    using Kind = UnrolledFactor::Kind;
    for (const UnrolledFactor& factor : error.factors) {
        const bool isError = factor.kind == Kind::Error;
        SheetItem bar = normBar(player, scale, factor.norm, !isError);
        Ref ref = factor.ref;
        ref.sample = player.samples() > 1 || factor.kind == Kind::Matrix ? ref.sample : Ref::kAll;
        bar.label = factor.kind == Kind::Matrix
                        ? writer->symbols(Rule::transpose(Rule::quantity(ref)))
                        : writer->symbol(ref);
        bar.tone = isError ? SheetTone::Backward : SheetTone::Muted;
        Ref lit = factor.ref;
        if (lit.quantity == Quantity::Slope) lit.quantity = Quantity::Value;
        bar.refs = {lit};
        const auto at = player.step() ? player.step()->focus : Ref();
        bar.marked = isError && at.quantity == Quantity::Adjoint && at.node == factor.ref.node;
        if (isError)
            bar.step = player.derivation()
                           .writer({factor.ref.node, Quantity::Adjoint, 0, 0, 0})
                           .value_or(-1);
        sheet.push_back(std::move(bar));
    }
    return sheet;
}

/// Whether each is computed from the one before: the names of an expression's parts only number
/// them.
bool isChain(const Graph& graph, const std::vector<NodeId>& nodes) {
    for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
        std::vector<NodeId> open{nodes[i + 1]};
        std::vector<char> seen(static_cast<std::size_t>(graph.size()));
        while (!open.empty() && open.back() != nodes[i]) {
            const NodeId node = open.back();
            open.pop_back();
            if (std::exchange(seen[static_cast<std::size_t>(node)], 1)) continue;
            const std::vector<NodeId>& inputs = graph.node(node).inputs;
            open.insert(open.end(), inputs.begin(), inputs.end());
        }
        if (open.empty()) return false;
    }
    return true;
}

} // namespace

Sheet unrolledSheet(const Player& player) {
    const Model& model = player.model();
    if (model.isLayered()) return model.layers.size() > 1 ? layeredSheet(player) : Sheet();
    Sheet sheet;
    const SectionWriter writer(player);
    for (const AdjointSeries& series :
         adjointSeries(*model.graph, player.trace(), player.view().sample)) {
        if (isExpression(player.document().project()) && !isChain(*model.graph, series.nodes))
            continue;
        LogScale scale;
        for (const double norm : series.norms)
            scale.take(norm);
        sheet.push_back(SheetItem::note(tr("Size of the adjoint of %1, from first to last")
                                            .arg(QString::fromStdString(series.name))));
        sheet.back().tone = SheetTone::Muted;
        for (std::size_t i = 0; i < series.nodes.size(); ++i) {
            SheetItem bar = normBar(player, scale, series.norms[i], false);
            const Ref whole{series.nodes[i], Quantity::Adjoint, Ref::kAll, 0,
                            player.samples() > 1 ? player.view().sample : Ref::kAll};
            bar.label = writer->symbol(whole);
            bar.tone = SheetTone::Backward;
            bar.refs = {{whole.node, Quantity::Value, Ref::kAll, 0, whole.sample}};
            bar.marked = player.step() && player.step()->focus.node == whole.node;
            bar.step =
                player.derivation().writer({whole.node, Quantity::Adjoint, 0, 0, 0}).value_or(-1);
            sheet.push_back(std::move(bar));
        }
    }
    return sheet;
}

} // namespace deltaflow
