#include "ui/canvas/canvas_widget.h"

#include "ui/canvas/canvas_accessible.h"
#include "ui/canvas/canvas_painter.h"
#include "ui/canvas/paint_marks.h"
#include "ui/canvas/paint_strip.h"
#include "ui/canvas/pixel_painting.h"
#include "ui/player/player.h"
#include "ui/theme/focus_ring.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>

namespace deltaflow {

CanvasWidget::CanvasWidget(Player& player, QWidget* parent)
    : QWidget(parent)
    , m_player(player)
    , m_picture(makePicture(player))
    , m_kind(player.view().picture) {
    installCanvasAccessibility(); // before its name is told
    setObjectName(QStringLiteral("canvas"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Network"));
    grabGesture(Qt::PinchGesture);
    new FocusRing(*this);
    m_editing = new NumberEditing(player, *this, [this](QPointF at) -> std::optional<NumberSpot> {
        const auto hit = hitAt(at);
        if (!hit || !hit->isNumber) return std::nullopt;
        return NumberSpot{hit->ref, m_view.transform().mapRect(hit->rect)};
    });
    installEventFilter(this); // after the editing's own, so asked before it
    m_painting = new PixelPainting(
        player, *this, [this](QPointF at) { return m_picture->pixelAt(m_view.toPicture(at)); });
    m_strip = new PaintStrip(player, *m_painting, this);
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
    if (m_kind != m_player.view().picture) {
        m_kind = m_player.view().picture;
        m_picture = makePicture(m_player);
        chooseType();
        m_userView = false;
    }
    const std::vector<Landmark> before = landmarks();
    const CanvasPicture::Change change = m_picture->show(m_player);
    spoil(change.stale);
    if (!change.sameLayout) {
        layOutPicture();
        if (!change.sameThings || !m_userView) {
            showReadable();
            glideFrom(before);
        }
    }
    if (!m_userView) follow();
    if (!change.sameThings) emit elementsChanged();
    emit rebuilt();
    update();
}

void CanvasWidget::layOutPicture() {
    m_picture->layOut(QSizeF(size()) / m_zoom);
}

void CanvasWidget::setType(double zoom, double leastText) {
    if (zoom == m_zoom && leastText == m_leastText) return;
    m_zoom = zoom;
    m_leastText = leastText;
    if (leastText > 0) delete std::exchange(m_strip, nullptr);
    chooseType();
    m_picture->show(m_player);
    layOutPicture();
    spoil(Stale::Ground);
    showReadable();
    update();
}

void CanvasWidget::chooseType() {
    m_picture->setLeastFont(m_overview ? 0 : m_leastText / m_zoom);
}

void CanvasWidget::setOverview(bool on) {
    if (on == m_overview) return;
    const std::vector<Landmark> before = landmarks();
    m_overview = on;
    chooseType();
    m_picture->show(m_player);
    layOutPicture();
    spoil(Stale::Ground);
    showReadable();
    glideFrom(before);
    emit elementsChanged();
    update();
}

void CanvasWidget::spoil(Stale stale) {
    m_stale = std::max(m_stale, stale);
    m_dimmed = {};
}

void CanvasWidget::showProgress() {
    const double progress = m_player.view().progress;
    if ((progress < 1) != (m_picture->progress() < 1))
        return rebuild(); // what the step writes is now known, or no longer
    m_picture->setProgress(progress);
    update(m_view.transform()
               .mapRect(m_picture->motionBounds())
               .toAlignedRect()
               .adjusted(-2, -2, 2, 2));
}

void CanvasWidget::showLit() {
    m_picture->showLit(m_player);
    update();
}

// -- Which part is seen ------------------------------------------------------------------------

void CanvasWidget::showReadable() {
    m_userView = false;
    showView(fitted(), false);
}

void CanvasWidget::fit() {
    const CanvasView readable = fitted();
    const CanvasView all = whole();
    const bool gliding = m_glide.state() == QAbstractAnimation::Running;
    m_userView = !m_userView && all != readable && (gliding ? m_glideTo : m_view) == readable;
    showView(m_userView ? all : readable, true);
}

/// Where the things of a picture stand that changes with the step.
std::vector<CanvasWidget::Landmark> CanvasWidget::landmarks() const {
    std::vector<Landmark> found;
    if (m_leastText == 0 || m_player.reducedMotion() || !isVisible()) return found;
    for (const Ref& thing : m_picture->things())
        if (const QRectF rect = m_picture->rectOf(thing); !rect.isNull())
            found.push_back({thing, m_view.toCanvas(rect.center())});
    return found;
}

/// Another picture is shown as what both have in common moves to its new place: of that, what is
/// nearest to the step.
void CanvasWidget::glideFrom(const std::vector<Landmark>& before) {
    const QPointF step = m_picture->attention().value_or(QPointF());
    const Landmark* nearest = nullptr;
    double least = 0;
    for (const Landmark& landmark : before) {
        const QRectF now = m_picture->rectOf(landmark.ref);
        if (now.isNull()) continue;
        const double distance = QLineF(now.center(), step).length();
        if (nearest && distance >= least) continue;
        nearest = &landmark;
        least = distance;
    }
    if (!nearest) return;
    const CanvasView to = m_view;
    CanvasView from = to;
    from.offset = nearest->centre - m_picture->rectOf(nearest->ref).center() * to.scale;
    setView(from);
    showView(to, true);
}

CanvasView CanvasWidget::whole() const {
    return CanvasView::fitting(m_picture->size(), size(), 0, m_picture->mostFit() * m_zoom);
}

std::optional<CanvasView> CanvasWidget::userView() const {
    return m_userView ? std::optional(m_view) : std::nullopt;
}

void CanvasWidget::setUserView(const std::optional<CanvasView>& view) {
    m_userView = view.has_value();
    showView(view ? *view : fitted(), false);
}

CanvasView CanvasWidget::fitted() const {
    if (m_overview) return whole();
    const QSizeF all = m_picture->size();
    const double least = m_picture->leastFit() * m_zoom;
    const double most = std::max(least, m_picture->mostFit() * m_zoom);
    // At a desk, a little smaller is better than a little cut.
    const double little = m_leastText > 0 ? 0.999 : 0.9;
    const CanvasView whole = CanvasView::fitting(all, size(), 0, most);
    if (whole.scale >= little * least) return whole;
    CanvasView view = CanvasView::fitting(all, size(), least, most);
    if (m_picture->runsOutBelow()) view.scale = std::max(view.scale, least);
    const QRectF seen = attentionAt(view.scale);
    view.offset = {offsetShowing(all.width() * view.scale, width(), {seen.left(), seen.right()}),
                   offsetShowing(all.height() * view.scale, height(), {seen.top(), seen.bottom()})};
    return view;
}

/// What of the step should be seen at a scale, as far as the canvas has room for it; its origin is
/// the picture's.
QRectF CanvasWidget::attentionAt(double scale) const {
    std::vector<Span> across;
    std::vector<Span> down;
    for (const QRectF& rect : m_picture->attentionRects()) {
        across.push_back({rect.left() * scale, rect.right() * scale});
        down.push_back({rect.top() * scale, rect.bottom() * scale});
    }
    const Span x = seenOf(across, width());
    const Span y = seenOf(down, height());
    return {QPointF(x.from, y.from), QPointF(x.to, y.to)};
}

/// Where not all of the picture fits, what the step moves and writes stays inside the canvas.
void CanvasWidget::follow() {
    if (!m_picture->attention()) return;
    const bool gliding = m_glide.state() == QAbstractAnimation::Running;
    CanvasView view = gliding ? m_glideTo : m_view;
    const QSizeF all = m_picture->size() * view.scale;
    const QRectF seen = attentionAt(view.scale);
    const QRectF now = seen.translated(view.offset);
    QPointF offset = view.offset;
    if (all.width() > width() + 0.5 && strays({now.left(), now.right()}, width()))
        offset.setX(offsetShowing(all.width(), width(), {seen.left(), seen.right()}));
    if (all.height() > height() + 0.5 && strays({now.top(), now.bottom()}, height()))
        offset.setY(offsetShowing(all.height(), height(), {seen.top(), seen.bottom()}));
    if (offset != view.offset) showView({view.scale, offset}, true);
}

void CanvasWidget::zoomBy(double factor) {
    m_userView = true;
    const CanvasView& from = m_glide.state() == QAbstractAnimation::Running ? m_glideTo : m_view;
    showView(from.zoomed(factor, rect().toRectF().center()), true);
}

void CanvasWidget::showWhole() {
    if (m_userView) showReadable();
}

void CanvasWidget::showAt(double zoom, QPointF centre, const std::optional<Ref>& focus) {
    const QSizeF all = m_picture->size();
    const QRectF spot = focus ? m_picture->rectOf(*focus) : QRectF();
    const QPointF middle = spot.isNull()
                               ? QPointF(centre.x() * all.width(), centre.y() * all.height())
                               : spot.center();
    CanvasView view{fitted().scale * zoom, {}};
    view.offset = rect().toRectF().center() - middle * view.scale;
    m_userView = true;
    showView(view, true);
}

std::pair<double, QPointF> CanvasWidget::camera() const {
    const QSizeF all = m_picture->size();
    const QPointF middle = m_view.toPicture(rect().toRectF().center());
    return {m_view.scale / fitted().scale,
            {std::clamp(middle.x() / all.width(), 0.0, 1.0),
             std::clamp(middle.y() / all.height(), 0.0, 1.0)}};
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

std::optional<PictureHit> CanvasWidget::hitAt(QPointF position) const {
    constexpr double kReach = 7; // pixels from an edge that still count as on it
    return m_picture->hitAt(m_view.toPicture(position), kReach / m_view.scale);
}

QRectF CanvasWidget::rectOf(const Ref& ref) const {
    return m_view.transform().mapRect(m_picture->rectOf(ref));
}

void CanvasWidget::resizeEvent(QResizeEvent* event) {
    const bool whole =
        isVisible() && QRectF({}, event->oldSize())
                           .adjusted(-1, -1, 1, 1)
                           .contains(m_view.transform().mapRect(QRectF({}, m_picture->size())));
    layOutPicture();
    spoil(Stale::Ground);
    if (m_userView) return;
    showReadable();
    // What was seen whole stays whole in a smaller canvas, as long as it can be made out.
    constexpr double kLeastWhole = 0.4;
    const CanvasView all = this->whole();
    if (m_leastText == 0 && whole && all.scale >= kLeastWhole && all.scale < m_view.scale)
        showView(all, false);
}

void CanvasWidget::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        spoil(Stale::Ground);
        update();
    }
    QWidget::changeEvent(event);
}

// -- Painting ----------------------------------------------------------------------------------

CanvasPicture::Brushwork CanvasWidget::brushwork(QPainter& painter) const {
    // Who zooms out by hand wants to see all of it, whatever can be read.
    const bool holds = m_view.scale >= 0.999 * m_picture->leastFit() * m_zoom;
    return {painter, Theme::current(), m_view.scale, holds && !m_overview ? m_leastText : 0};
}

void CanvasWidget::paintLayer(QPixmap& layer, PaintPart part) const {
    QPainter painter(&layer);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.setTransform(m_view.transform(), true);
    ((*m_picture).*part)(brushwork(painter));
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
        paintLayer(m_ground, &CanvasPicture::paintGround);
    }
    if (m_stale != Stale::Nothing) {
        m_rest = m_ground;
        paintLayer(m_rest, &CanvasPicture::paintRest);
        m_dimmed = {};
    }
    m_stale = Stale::Nothing;
    if (m_picture->dims() && m_dimmed.isNull()) {
        m_dimmed = m_rest;
        QPainter painter(&m_dimmed);
        dim(painter, rect(), Theme::current());
    }
}

void CanvasWidget::paintEvent(QPaintEvent*) {
    renderLayers();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture->dims() ? m_dimmed : m_rest);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.setTransform(m_view.transform(), true);
    const CanvasPicture::Brushwork work = brushwork(painter);
    if (m_picture->hasLit()) m_picture->paintLit(work);
    paintMarks(*m_picture, work, m_player.view().marked);
    m_picture->paintMotion(work);
}

} // namespace deltaflow
