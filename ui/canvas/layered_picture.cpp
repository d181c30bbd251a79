#include "ui/canvas/layered_picture.h"

#include "ui/canvas/canvas_camera.h"
#include "ui/canvas/canvas_painter.h"
#include "ui/canvas/canvas_provenance.h"
#include "ui/canvas/canvas_words.h"
#include "ui/canvas/scene_builder.h"
#include "ui/player/player.h"

#include <algorithm>
#include <cstring>

namespace deltaflow {
namespace {

/// Bit for bit, so that a NaN (not yet computed) equals itself.
bool sameBits(const std::vector<double>& a, const std::vector<double>& b) {
    return a.size() == b.size() &&
           (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0);
}

bool sameCaptions(const CanvasScene& a, const CanvasScene& b) {
    return a.loss.caption == b.loss.caption &&
           std::equal(a.layers.begin(), a.layers.end(), b.layers.begin(), b.layers.end(),
                      [](const CanvasLayer& x, const CanvasLayer& y) {
                          return x.caption == y.caption && x.count == y.count;
                      });
}

bool sameWeights(const CanvasScene& a, const CanvasScene& b) {
    return std::equal(
        a.connections.begin(), a.connections.end(), b.connections.begin(), b.connections.end(),
        [](const CanvasConnection& x, const CanvasConnection& y) {
            if (!sameBits(x.weights, y.weights) || !sameBits(x.gradients, y.gradients))
                return false;
            return std::equal(x.biasEdges.begin(), x.biasEdges.end(), y.biasEdges.begin(),
                              y.biasEdges.end(), [](const CanvasEdge& e, const CanvasEdge& f) {
                                  return e.weight.value == f.weight.value &&
                                         e.updated.known == f.updated.known;
                              });
        });
}

/// All that paintGround reads of a scene.
bool sameGround(const CanvasScene& a, const CanvasScene& b) {
    return sameCaptions(a, b) && sameWeights(a, b);
}

} // namespace

// -- What is shown -------------------------------------------------------------------------------

CanvasPicture::Change LayeredPicture::show(const Player& player) {
    m_model = player.sharedModel();
    CanvasScene scene = sceneOf(player);
    const std::vector<int> structure = structureOf(scene);
    Change change;
    change.sameLayout = structure == m_structure;
    change.sameThings = structure.size() == m_structure.size() &&
                        std::equal(structure.begin() + 2, structure.end(), m_structure.begin() + 2);
    change.stale = change.sameLayout && sameGround(scene, m_scene) ? Stale::Rest : Stale::Ground;
    m_scene = std::move(scene);
    m_structure = structure;
    if (change.sameLayout) plan();
    return change;
}

void LayeredPicture::layOut(QSizeF canvas) {
    m_layout = layoutCanvas(m_scene, canvas, leastFont());
    plan();
}

void LayeredPicture::plan() {
    m_chips = planChips(m_scene, m_layout);
    m_moving = deltaflow::motionBounds(m_scene, m_layout, m_chips);
}

void LayeredPicture::showLit(const Player& player) {
    setLit(m_scene, player.model(), player.view());
}

// -- Where it stands -----------------------------------------------------------------------------

double LayeredPicture::leastFit() const {
    // A long chain of layers is better read than seen; anything else is seen whole as long as its
    // numbers can be read.
    constexpr std::size_t kSeenWhole = 6;
    constexpr double kReadable = 9; // logical pixels
    if (leastFont() > 0) return 1;
    if (m_scene.layers.size() > kSeenWhole) return kLeastFit;
    return std::min(kLeastFit, kReadable / m_layout.metrics.chipFont);
}

std::optional<QPointF> LayeredPicture::attention() const {
    if (m_scene.step.focus.empty()) return {};
    return m_layout.centre(m_scene.step.focus.front());
}

std::vector<QRectF> LayeredPicture::attentionRects() const {
    const auto at = attention();
    if (!at) return {};
    const QPointF reach(m_layout.metrics.halfWidth, m_layout.metrics.radius);
    return {m_moving & QRectF({}, size()), QRectF(*at - reach, *at + reach)};
}

std::optional<PictureHit> LayeredPicture::hitAt(QPointF point, double reach) const {
    const auto hit = deltaflow::hitAt(m_scene, m_layout, m_chips, point, reach);
    if (!hit) return {};
    return PictureHit{hit->ref, hit->rect, hit->isNumber};
}

QRectF LayeredPicture::rectOf(const Ref& ref) const {
    return deltaflow::rectOf(m_scene, m_layout, m_chips, element(ref), ref);
}

// -- Painting ------------------------------------------------------------------------------------

CanvasBrush LayeredPicture::brush(const Brushwork& work) const {
    return {work.painter, m_scene, m_layout, work.theme, work.scale, work.leastText};
}

void LayeredPicture::paintGround(const Brushwork& work) const {
    deltaflow::paintGround(brush(work));
}

void LayeredPicture::paintRest(const Brushwork& work) const {
    deltaflow::paintRest(brush(work), m_chips);
}

void LayeredPicture::paintMotion(const Brushwork& work) const {
    deltaflow::paintMotion(brush(work), m_chips);
}

void LayeredPicture::paintLit(const Brushwork& work) const {
    deltaflow::paintLit(brush(work), m_chips);
}

// -- Its things ----------------------------------------------------------------------------------

ElementId LayeredPicture::element(const Ref& ref) const {
    return m_model ? elementOf(m_scene, *m_model, ref) : ElementId{};
}

Ref LayeredPicture::mainRef(const ElementId& id) const {
    if (const CanvasEdge* edge = m_scene.edge(id)) return edge->weight.ref;
    if (id.kind == ElementKind::Unit) {
        const CanvasLayer& layer = m_scene.layers[static_cast<std::size_t>(id.layer)];
        return {layer.valueNode, Quantity::Value, id.unit, 0, m_scene.sample};
    }
    if (id.kind == ElementKind::Target)
        return m_scene.loss.targets[static_cast<std::size_t>(id.unit)].ref;
    return m_scene.loss.total.ref;
}

std::vector<Ref> LayeredPicture::things() const {
    std::vector<Ref> refs;
    for (const ElementId& id : namedElements(m_scene))
        refs.push_back(mainRef(id));
    return refs;
}

std::optional<Ref> LayeredPicture::thingAt(QPointF point) const {
    const auto hit = deltaflow::hitAt(m_scene, m_layout, m_chips, point, 7);
    if (!hit || hit->element.kind == ElementKind::Matrix) return {};
    return mainRef(hit->element);
}

QString LayeredPicture::sentence(const Ref& thing) const {
    return elementSentence(m_scene, element(thing));
}

QString LayeredPicture::tip(const Player& player, const Ref& ref) const {
    return tipFor(player, elementName(m_scene, element(ref)), ref);
}

/// The selection goes over units column by column, the targets behind the outputs.
std::optional<Ref> LayeredPicture::moved(const std::optional<Ref>& selected, int columns,
                                         int rows) const {
    const auto last = static_cast<int>(m_scene.layers.size());
    ElementId now = selected ? element(*selected) : ElementId{};
    if (now.kind == ElementKind::Target) now.layer = last;
    if (!now || now.kind == ElementKind::Loss) return mainRef(ElementId::ofUnit(0, 0));
    const int layer =
        std::clamp(now.layer + columns, 0, m_scene.loss.targets.empty() ? last - 1 : last);
    const int count = layer == last ? static_cast<int>(m_scene.loss.targets.size())
                                    : m_scene.layers[static_cast<std::size_t>(layer)].count;
    const int unit = std::clamp(std::max(0, now.unit) + rows, 0, count - 1);
    return mainRef(layer == last ? ElementId{ElementKind::Target, last - 1, unit, -1}
                                 : ElementId::ofUnit(layer, unit));
}

std::optional<Index> LayeredPicture::stepForClick(const Player& player, const Ref& ref) const {
    return deltaflow::stepForClick(player, storyOf(player, m_scene, element(ref)),
                                   element(ref).kind == ElementKind::Edge ||
                                       element(ref).kind == ElementKind::Matrix);
}

} // namespace deltaflow
