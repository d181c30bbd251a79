#include "ui/canvas/canvas_accessible.h"

#include "ui/canvas/canvas_widget.h"
#include "ui/canvas/canvas_words.h"
#include "ui/player/player.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include <map>

namespace deltaflow {
namespace {

std::vector<ElementId> accessibleElements(const CanvasScene& scene) {
    std::vector<ElementId> elements;
    for (int layer = 0; layer < static_cast<int>(scene.layers.size()); ++layer) {
        if (layer > 0) {
            const CanvasConnection& connection = scene.into(layer);
            for (int i = 0; i < static_cast<int>(connection.edges.size()); ++i)
                elements.push_back(
                    ElementId::ofEdge(layer, i / connection.cols, i % connection.cols));
            for (int i = 0; i < static_cast<int>(connection.biasEdges.size()); ++i)
                elements.push_back(ElementId::ofEdge(layer, i, ElementId::kBiasSource));
        }
        for (int unit = 0;
             unit < static_cast<int>(scene.layers[static_cast<std::size_t>(layer)].units.size());
             ++unit)
            elements.push_back(ElementId::ofUnit(layer, unit));
    }
    const int outputs = static_cast<int>(scene.layers.size()) - 1;
    for (int i = 0; i < static_cast<int>(scene.loss.targets.size()); ++i)
        elements.push_back({ElementKind::Target, outputs, i, -1});
    elements.push_back({ElementKind::Loss, outputs, -1, -1});
    return elements;
}

Ref mainRef(const CanvasScene& scene, const ElementId& id) {
    if (const CanvasEdge* edge = scene.edge(id)) return edge->weight.ref;
    if (id.kind == ElementKind::Unit) return scene.unit(id.layer, id.unit).activation.ref;
    if (id.kind == ElementKind::Target)
        return scene.loss.targets[static_cast<std::size_t>(id.unit)].ref;
    return scene.loss.total.ref;
}

/// One thing of the picture; it reads the scene anew at each question, so it never goes stale.
class AccessibleElement : public QAccessibleInterface {
public:
    AccessibleElement(QAccessibleInterface& parent, CanvasWidget& canvas, const ElementId& id)
        : m_parent(parent)
        , m_canvas(canvas)
        , m_id(id) {}

    bool isValid() const override { return true; }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_parent.window(); }
    QAccessibleInterface* parent() const override { return &m_parent; }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::Graphic; }
    void setText(QAccessible::Text, const QString&) override {}

    QString text(QAccessible::Text which) const override {
        if (which == QAccessible::Name) return elementSentence(m_canvas.scene(), m_id);
        return {};
    }
    QRect rect() const override {
        const QRect local = m_canvas.rectOf(mainRef(m_canvas.scene(), m_id)).toAlignedRect();
        return {m_canvas.mapToGlobal(local.topLeft()), local.size()};
    }
    QAccessible::State state() const override {
        QAccessible::State state;
        state.focusable = true;
        state.selectable = true;
        const auto& selection = m_canvas.player().view().selection;
        state.selected = selection && *selection == mainRef(m_canvas.scene(), m_id);
        return state;
    }
    [[nodiscard]] const ElementId& id() const { return m_id; }

private:
    QAccessibleInterface& m_parent;
    CanvasWidget& m_canvas;
    ElementId m_id;
};

class AccessibleCanvas : public QAccessibleWidget {
public:
    explicit AccessibleCanvas(CanvasWidget* canvas)
        : QAccessibleWidget(canvas, QAccessible::Canvas, canvas->accessibleName())
        , m_canvas(*canvas) {
        m_changed = QObject::connect(canvas, &CanvasWidget::elementsChanged, [this] { forget(); });
    }
    ~AccessibleCanvas() override {
        QObject::disconnect(m_changed);
        forget();
    }

    int childCount() const override {
        if (m_ids.empty()) m_ids = accessibleElements(m_canvas.scene());
        return static_cast<int>(m_ids.size());
    }
    QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= childCount()) return nullptr;
        auto [made, fresh] = m_children.try_emplace(index, 0);
        if (fresh) {
            auto* self = const_cast<AccessibleCanvas*>(this);
            made->second = QAccessible::registerAccessibleInterface(
                new AccessibleElement(*self, m_canvas, m_ids[static_cast<std::size_t>(index)]));
        }
        return QAccessible::accessibleInterface(made->second);
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        for (const auto& [index, id] : m_children)
            if (QAccessible::accessibleInterface(id) == child) return index;
        return -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override {
        const auto hit = m_canvas.hitAt(m_canvas.mapFromGlobal(QPoint(x, y)));
        for (int i = 0; hit && i < childCount(); ++i)
            if (m_ids[static_cast<std::size_t>(i)] == hit->element) return child(i);
        return nullptr;
    }

private:
    void forget() {
        for (const auto& [index, id] : m_children)
            QAccessible::deleteAccessibleInterface(id);
        m_children.clear();
        m_ids.clear();
    }

    CanvasWidget& m_canvas;
    QMetaObject::Connection m_changed;
    mutable std::vector<ElementId> m_ids;
    mutable std::map<int, QAccessible::Id> m_children;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object) {
    auto* canvas = qobject_cast<CanvasWidget*>(object);
    return canvas ? new AccessibleCanvas(canvas) : nullptr;
}

} // namespace

void installCanvasAccessibility() {
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    static_cast<void>(installed);
}

} // namespace deltaflow
