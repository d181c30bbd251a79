#include "ui/canvas/pixel_painting.h"

#include "core/error.h"
#include "core/project/edit_image.h"
#include "ui/canvas/graph/image_presets.h"
#include "ui/player/player.h"

#include <QApplication>
#include <QMenu>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <map>

namespace deltaflow {

PixelPainting::PixelPainting(Player& player, QWidget& host, PixelAt pixelAt)
    : QObject(&host)
    , m_player(player)
    , m_host(host)
    , m_pixelAt(std::move(pixelAt)) {
    host.installEventFilter(this);
    connect(&player.document(), &Document::aboutToReset, this, [this] { m_stroke.reset(); });
}

void PixelPainting::setActive(bool active) {
    if (active == m_active) return;
    m_active = active;
    emit activeChanged();
}

bool PixelPainting::eventFilter(QObject* watched, QEvent* event) {
    if (m_stroke && escape(*event)) return true;
    if (watched != &m_host) return false;
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
        return press(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove:
        return move(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonRelease: {
        const auto& released = *static_cast<QMouseEvent*>(event);
        if (!m_stroke || released.button() != m_stroke->button) return false;
        m_stroke.reset();
        qApp->removeEventFilter(this);
        return true;
    }
    case QEvent::ContextMenu: // the right button erases
        return m_active &&
               m_pixelAt(static_cast<QContextMenuEvent*>(event)->pos().toPointF()).has_value();
    default:
        return false;
    }
}

bool PixelPainting::press(const QMouseEvent& event) {
    const bool wanted = m_active || event.modifiers() & Qt::ShiftModifier;
    const bool right = event.button() == Qt::RightButton;
    if (!wanted || (event.button() != Qt::LeftButton && !right)) return false;
    if (!m_pixelAt(event.position())) return false;
    m_stroke =
        Stroke{event.position(), right ? 0.0 : m_brush, event.button(), Document::newGesture()};
    qApp->installEventFilter(this); // Esc, wherever the focus is
    paint(event.position(), event.position());
    return true;
}

bool PixelPainting::move(const QMouseEvent& event) {
    if (!m_stroke) {
        if (m_active && m_pixelAt(event.position())) {
            m_host.setCursor(Qt::CrossCursor);
            return false;
        }
        if (m_host.cursor().shape() == Qt::CrossCursor) m_host.unsetCursor();
        return false;
    }
    paint(m_stroke->last, event.position());
    if (m_stroke) m_stroke->last = event.position();
    return true;
}

bool PixelPainting::escape(QEvent& event) {
    if (event.type() != QEvent::ShortcutOverride && event.type() != QEvent::KeyPress) return false;
    if (static_cast<QKeyEvent&>(event).key() != Qt::Key_Escape) return false;
    if (event.type() == QEvent::KeyPress) {
        const Document::Gesture gesture = m_stroke->gesture;
        m_stroke.reset();
        qApp->removeEventFilter(this);
        m_player.document().cancel(gesture);
    }
    event.accept();
    return true;
}

/// Every pixel that the way from one point to the other touches.
void PixelPainting::paint(QPointF from, QPointF to) {
    const QPointF way = to - from;
    const int steps = 1 + static_cast<int>(std::hypot(way.x(), way.y()) / 2);
    std::map<NodeId, std::vector<Pixel>> touched;
    for (int i = 0; i <= steps; ++i) {
        const auto ref = m_pixelAt(from + way * (static_cast<double>(i) / steps));
        if (!ref || m_player.number(*ref) == m_stroke->value) continue;
        std::vector<Pixel>& pixels = touched[ref->node];
        if (pixels.empty() || pixels.back().row != ref->row)
            pixels.push_back({ref->row, m_stroke->value});
    }
    for (const auto& [node, pixels] : touched)
        m_player.document().edit(withPixels(m_player.document().project(), m_player.model(), node,
                                            m_player.view().sample, pixels),
                                 tr("Paint pixels"), m_stroke->gesture);
}

void PixelPainting::addPresets(QMenu& menu, NodeId image) {
    const Node& node = m_player.model().graph->node(image);
    QMenu* presets =
        menu.addMenu(tr("Fill the image %1 with").arg(QString::fromStdString(node.name)));
    for (const ImagePreset preset : kImagePresets)
        connect(presets->addAction(presetName(preset)), &QAction::triggered, this,
                [this, image, preset] {
                    const Grid grid = m_player.model().graph->node(image).grid;
                    set(image, presetImage(preset, grid), presetName(preset));
                });
}

void PixelPainting::set(NodeId image, const std::vector<double>& pixels, const QString& label) {
    std::vector<Pixel> all;
    for (std::size_t i = 0; i < pixels.size(); ++i)
        all.push_back({static_cast<Index>(i), pixels[i]});
    m_player.document().edit(withPixels(m_player.document().project(), m_player.model(), image,
                                        m_player.view().sample, all),
                             tr("Fill the image: %1").arg(label), Document::newGesture());
}

} // namespace deltaflow
