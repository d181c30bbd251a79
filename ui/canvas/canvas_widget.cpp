#include "ui/canvas/canvas_widget.h"

#include "ui/canvas/canvas_accessible.h"
#include "ui/canvas/canvas_painter.h"
#include "ui/canvas/scene_builder.h"
#include "ui/player/player.h"

#include <QPaintEvent>
#include <QPainter>

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

CanvasWidget::CanvasWidget(Player& player, QWidget* parent)
    : QWidget(parent)
    , m_player(player) {
    setObjectName(QStringLiteral("canvas"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Network"));
    grabGesture(Qt::PinchGesture);
    installCanvasAccessibility();
    m_editing = new NumberEditing(player, *this, [this](QPointF at) -> std::optional<NumberSpot> {
        const auto hit = hitAt(at);
        if (!hit || !hit->isNumber) return std::nullopt;
        return NumberSpot{hit->ref, m_view.transform().mapRect(hit->rect)};
    });
    installEventFilter(this); // after the editing's own, so asked before it
    m_click.setSingleShot(true);
    connect(&m_click, &QTimer::timeout, this, [this] { clickOn(m_clicked); });
    connect(m_editing, &NumberEditing::clicked, this, &CanvasWidget::clickUnlessDoubled);
    connect(&player, &Player::numbersChanged, &m_click, &QTimer::stop);
    connect(&player, &Player::stepChanged, &m_click, &QTimer::stop);
    connect(&player, &Player::numbersChanged, this, &CanvasWidget::rebuild);
    connect(&player, &Player::stepChanged, this, &CanvasWidget::rebuild);
    connect(&player, &Player::viewChanged, this, &CanvasWidget::rebuild);
    connect(&player, &Player::progressChanged, this, &CanvasWidget::showProgress);
    connect(&player, &Player::hoverChanged, this, &CanvasWidget::showLit);
    m_glide.setStartValue(0.0);
    m_glide.setEndValue(1.0);
    m_glide.setDuration(220);
    m_glide.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_glide, &QVariantAnimation::valueChanged, this,
            [this](const QVariant& at) { setView(m_glideFrom.between(m_glideTo, at.toDouble())); });
    rebuild();
}

// -- What is shown -----------------------------------------------------------------------------

void CanvasWidget::rebuild() {
    CanvasScene scene = sceneOf(m_player);
    const std::vector<int> structure = structureOf(scene);
    const bool same = structure == m_structure;
    const bool sameNetwork =
        same || (structure.size() == m_structure.size() &&
                 std::equal(structure.begin() + 2, structure.end(), m_structure.begin() + 2));
    spoil(same && sameGround(scene, m_scene) ? Stale::Rest : Stale::Ground);
    m_scene = std::move(scene);
    if (!same) {
        m_structure = structure;
        m_layout = layoutCanvas(m_scene, size());
        if (!sameNetwork || !m_userView) fit(false);
    }
    m_chips = planChips(m_scene, m_layout);
    m_moving = motionBounds(m_scene, m_layout, m_chips);
    if (!m_userView) follow();
    if (!sameNetwork) emit elementsChanged();
    update();
}

void CanvasWidget::spoil(Stale stale) {
    m_stale = std::max(m_stale, stale);
    m_dimmed = {};
}

void CanvasWidget::showProgress() {
    const double progress = m_player.view().progress;
    if ((progress < 1) != (m_scene.progress < 1))
        return rebuild(); // what the step writes is now known, or no longer
    m_scene.progress = progress;
    update(m_view.transform().mapRect(m_moving).toAlignedRect().adjusted(-2, -2, 2, 2));
}

void CanvasWidget::showLit() {
    setLit(m_scene, m_player.model(), m_player.view());
    update();
}

// -- Which part is seen ------------------------------------------------------------------------

void CanvasWidget::fit(bool animate) {
    m_userView = false;
    showView(fitted(), animate);
}

CanvasView CanvasWidget::fitted() const {
    // Seen whole, unless it is a long chain of layers, which is better read than seen.
    constexpr std::size_t kSeenWhole = 6;
    const bool chain = m_scene.layers.size() > kSeenWhole;
    CanvasView view = CanvasView::fitting(m_layout.size, size(), chain ? kLeastFit : 0);
    const double wide = m_layout.size.width() * view.scale;
    if (wide <= width() + 0.5) return view;
    const double at = m_scene.step.focus.empty()
                          ? 0
                          : m_layout.centre(m_scene.step.focus.front()).x() * view.scale;
    view.offset.setX(std::clamp(0.5 * width() - at, width() - wide, 0.0));
    return view;
}

/// Where not all of the picture fits, what the step writes stays well inside the canvas.
void CanvasWidget::follow() {
    if (m_scene.step.focus.empty()) return;
    const bool gliding = m_glide.state() == QAbstractAnimation::Running;
    const CanvasView& now = gliding ? m_glideTo : m_view;
    if (m_layout.size.width() * now.scale <= width() + 0.5) return;
    const double at = now.toCanvas(m_layout.centre(m_scene.step.focus.front())).x();
    if (at < 0.2 * width() || at > 0.8 * width()) showView(fitted(), true);
}

void CanvasWidget::zoomBy(double factor) {
    m_userView = true;
    const CanvasView& from = m_glide.state() == QAbstractAnimation::Running ? m_glideTo : m_view;
    showView(from.zoomed(factor, rect().toRectF().center()), true);
}

void CanvasWidget::showView(const CanvasView& view, bool animate) {
    m_glide.stop();
    if (!animate || m_player.reducedMotion() || !isVisible()) return setView(view);
    m_glideFrom = m_view;
    m_glideTo = view;
    m_glide.start();
}

void CanvasWidget::setView(const CanvasView& view) {
    if (view == m_view) return;
    m_view = view;
    spoil(Stale::Ground);
    update();
}

std::optional<CanvasHit> CanvasWidget::hitAt(QPointF position) const {
    constexpr double kReach = 7; // pixels from an edge that still count as on it
    return deltaflow::hitAt(m_scene, m_layout, m_chips, m_view.toPicture(position),
                            kReach / m_view.scale);
}

QRectF CanvasWidget::rectOf(const Ref& ref) const {
    const ElementId element = elementOf(m_scene, m_player.model(), ref);
    return m_view.transform().mapRect(deltaflow::rectOf(m_scene, m_layout, m_chips, element, ref));
}

void CanvasWidget::resizeEvent(QResizeEvent*) {
    m_layout = layoutCanvas(m_scene, size());
    m_chips = planChips(m_scene, m_layout);
    m_moving = motionBounds(m_scene, m_layout, m_chips);
    spoil(Stale::Ground);
    if (!m_userView) fit(false);
}

void CanvasWidget::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        spoil(Stale::Ground);
        update();
    }
    QWidget::changeEvent(event);
}

// -- Painting ----------------------------------------------------------------------------------

void CanvasWidget::paintLayer(QPixmap& layer,
                              const std::function<void(const CanvasBrush&)>& paint) {
    QPainter painter(&layer);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.setTransform(m_view.transform(), true);
    paint({painter, m_scene, m_layout, Theme::current(), m_view.scale});
}

void CanvasWidget::renderLayers() {
    const double ratio = devicePixelRatioF();
    const QSize pixels = (QSizeF(size()) * ratio).toSize();
    if (m_ground.size() != pixels || m_ground.devicePixelRatio() != ratio) {
        m_ground = QPixmap(pixels);
        m_ground.setDevicePixelRatio(ratio);
        m_stale = Stale::Ground;
    }
    if (m_stale == Stale::Ground) {
        m_ground.fill(Theme::current().canvas);
        paintLayer(m_ground, [](const CanvasBrush& brush) { paintGround(brush); });
    }
    if (m_stale != Stale::Nothing) {
        m_rest = m_ground;
        paintLayer(m_rest, [this](const CanvasBrush& brush) { paintRest(brush, m_chips); });
        m_dimmed = {};
    }
    m_stale = Stale::Nothing;
    if (m_scene.dims && m_dimmed.isNull()) {
        m_dimmed = m_rest;
        QPainter painter(&m_dimmed);
        dim(painter, rect(), Theme::current());
    }
}

void CanvasWidget::paintEvent(QPaintEvent*) {
    renderLayers();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_scene.dims ? m_dimmed : m_rest);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.setTransform(m_view.transform(), true);
    const CanvasBrush brush{painter, m_scene, m_layout, Theme::current(), m_view.scale};
    paintMotion(brush, m_chips);
    if (!m_scene.lit.empty()) paintLit(brush, m_chips);
}

} // namespace deltaflow
