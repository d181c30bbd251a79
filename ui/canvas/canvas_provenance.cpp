#include "ui/canvas/canvas_provenance.h"

#include "ui/player/player.h"
#include "ui/words/step_words.h"

#include <QCoreApplication>
#include <QMenu>

#include <algorithm>

namespace deltaflow {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Canvas", text);
}

std::vector<Ref> refsOf(const Player& player, const CanvasScene& scene, const ElementId& id) {
    const Model& model = player.model();
    const int sample = player.view().sample;
    switch (id.kind) {
    case ElementKind::Unit: {
        if (id.layer == 0) return {};
        const CanvasLayer& layer = scene.layers[static_cast<std::size_t>(id.layer)];
        return {{layer.preNode, Quantity::Value, id.unit, 0, sample},
                {layer.valueNode, Quantity::Value, id.unit, 0, sample},
                {layer.preNode, Quantity::Adjoint, id.unit, 0, sample}};
    }
    case ElementKind::Edge:
    case ElementKind::Matrix: {
        const LayerNodes& nodes = model.layers[static_cast<std::size_t>(id.layer - 1)];
        const bool bias = id.kind == ElementKind::Edge && id.source == ElementId::kBiasSource;
        const int col = bias ? scene.into(id.layer).cols : id.source;
        const NodeId node = bias ? nodes.bias : nodes.weights;
        return {{nodes.preActivation, Quantity::Contribution, id.unit, col, sample},
                {node, Quantity::Adjoint, id.unit, bias ? 0 : id.source, 0},
                {node, Quantity::Updated, id.unit, bias ? 0 : id.source, 0}};
    }
    case ElementKind::Target:
    case ElementKind::Loss:
        return {{model.loss, Quantity::Value, 0, 0, 0}};
    default:
        return {};
    }
}

} // namespace

std::vector<Index> storyOf(const Player& player, const CanvasScene& scene, const ElementId& id) {
    std::vector<Index> steps;
    for (const Ref& ref : refsOf(player, scene, id))
        if (const auto writer = player.derivation().writer(ref)) steps.push_back(*writer);
    if (steps.empty() && id.kind == ElementKind::Unit && id.layer == 0)
        steps = player.derivation().readers(
            {scene.layers.front().valueNode, Quantity::Value, id.unit, 0, player.view().sample}, 8);
    std::sort(steps.begin(), steps.end());
    steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
    return steps;
}

std::optional<Index> stepForClick(const Player& player, std::vector<Index> story, bool isWeight) {
    if (story.empty()) return {};
    const Index now = player.view().step;
    const Derivation& derivation = player.derivation();
    const Phase phase = now < 0 ? Phase::Forward : derivation.phase(now);
    // On the way back a weight is asked for its gradient: its forward step would hide all since.
    if (isWeight && phase >= Phase::Backward && derivation.phase(story.back()) >= Phase::Gradient) {
        std::erase_if(story, [&](Index step) { return derivation.phase(step) < Phase::Gradient; });
    }
    if (const auto here = std::find(story.begin(), story.end(), now); here != story.end())
        return here + 1 == story.end() ? story.front() : *(here + 1);
    // The last one that the present phase has got to, or the first to come.
    std::optional<Index> chosen;
    for (const Index step : story)
        if (!chosen || derivation.phase(step) <= phase) chosen = step;
    return chosen;
}

void addProvenance(QMenu& menu, Player& player, const Ref& ref) {
    const auto label = [&player](Index step) {
        return QStringLiteral("%1  %2").arg(step + 1).arg(
            stepTitle(player.derivation().step(step), player.model()));
    };
    const auto writer = player.derivation().writer(ref);
    QAction* from = menu.addAction(writer ? tr("Where it comes from: %1").arg(label(*writer))
                                          : tr("It is given"));
    from->setEnabled(writer.has_value());
    QObject::connect(from, &QAction::triggered, &player,
                     [&player, writer] { player.goToStep(*writer, true); });
    const std::vector<Index> readers = player.derivation().readers(ref, 12);
    QMenu* uses = menu.addMenu(tr("What uses it"));
    uses->setEnabled(!readers.empty());
    for (const Index reader : readers)
        QObject::connect(uses->addAction(label(reader)), &QAction::triggered, &player,
                         [&player, reader] { player.goToStep(reader, true); });
}

} // namespace deltaflow
