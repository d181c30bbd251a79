#include "ui/canvas/scene_builder.h"

#include <algorithm>

namespace deltaflow {
namespace {

bool hasBiasEdges(const CanvasScene& scene, int layer) {
    return !scene.into(layer).biasEdges.empty() ||
           scene.layers[static_cast<std::size_t>(layer - 1)].hasBiasUnit;
}

} // namespace

ElementId elementOf(const CanvasScene& scene, const Model& model, const Ref& ref) {
    if (ref.node == kNoNode || ref.quantity == Quantity::Setting) return {};
    if (ref.node == model.target)
        return {ElementKind::Target, static_cast<int>(model.layers.size()), ref.row, -1};
    if (ref.node == model.loss || ref.node == model.dataLoss || ref.node == model.penalty)
        return {ElementKind::Loss, static_cast<int>(model.layers.size()), -1, -1};
    if (ref.node == model.input) return ElementId::ofUnit(0, ref.row);
    for (std::size_t i = 0; i < model.layers.size(); ++i) {
        const LayerNodes& nodes = model.layers[i];
        const int layer = static_cast<int>(i) + 1;
        if (ref.node == nodes.preActivation || ref.node == nodes.activation)
            return ElementId::ofUnit(layer, ref.row);
        if (ref.node == nodes.bias && ref.node != kNoNode)
            return hasBiasEdges(scene, layer)
                       ? ElementId::ofEdge(layer, ref.row, ElementId::kBiasSource)
                       : ElementId::ofUnit(layer, ref.row);
        if (ref.node != nodes.weights) continue;
        if (scene.into(layer).isMatrix) return {ElementKind::Matrix, layer, ref.row, ref.col};
        return ElementId::ofEdge(layer, ref.row, ref.col);
    }
    return {};
}

std::vector<ElementId> elementsOf(const CanvasScene& scene, const Model& model, const Ref& ref) {
    const ElementId id = elementOf(scene, model, ref);
    if (!id) return {};
    std::vector<ElementId> all;
    if (id.kind == ElementKind::Unit) {
        const CanvasLayer& layer = scene.layers[static_cast<std::size_t>(id.layer)];
        if (id.unit != Ref::kAll) return {id};
        for (int unit = 0; !layer.isMap && unit < layer.count; ++unit)
            all.push_back(ElementId::ofUnit(id.layer, unit));
        return all;
    }
    if (id.kind != ElementKind::Edge) return {id};
    const CanvasConnection& connection = scene.into(id.layer);
    const bool bias = ref.node == model.layers[static_cast<std::size_t>(id.layer - 1)].bias;
    for (int row = 0; row < connection.rows; ++row) {
        if (ref.row != Ref::kAll && ref.row != row) continue;
        if (bias) {
            all.push_back(ElementId::ofEdge(id.layer, row, ElementId::kBiasSource));
            continue;
        }
        for (int col = 0; col < connection.cols; ++col)
            if (ref.col == Ref::kAll || ref.col == col)
                all.push_back(ElementId::ofEdge(id.layer, row, col));
    }
    return all;
}

void setLit(CanvasScene& scene, const Model& model, const ViewState& view) {
    scene.litRef = view.hover ? view.hover : view.selection;
    scene.lit.clear();
    scene.litIsPath = !view.litPath.empty();
    if (!view.litPath.empty()) {
        scene.litRef.reset();
        for (const Ref& ref : view.litPath) {
            const std::vector<ElementId> part = elementsOf(scene, model, ref);
            scene.lit.insert(scene.lit.end(), part.begin(), part.end());
        }
    } else if (scene.litRef) {
        scene.lit = elementsOf(scene, model, *scene.litRef);
    }
    const bool pointed = view.hover || !view.litPath.empty();
    scene.dims = pointed && !view.playing && !scene.lit.empty();
}

} // namespace deltaflow
