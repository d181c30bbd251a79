#pragma once

#include "ui/document/document.h"

#include <QPointF>

#include <functional>
#include <optional>

class QMenu;
class QMouseEvent;

namespace deltaflow {

class Player;

/// Painting an input's image: in paint mode, or with Shift held, a click or a drag sets the pixels
/// that it touches to the brush's value, the right button to 0. One gesture is one undo step; Esc
/// puts back what it changed.
///
/// It watches the host's events, so it must be made after what else does, to be asked first.
class PixelPainting : public QObject {
    Q_OBJECT

public:
    using PixelAt = std::function<std::optional<Ref>(QPointF)>;

    PixelPainting(Player& player, QWidget& host, PixelAt pixelAt);

    void setActive(bool active);
    [[nodiscard]] bool isActive() const { return m_active; }
    void setBrush(double value) { m_brush = value; }
    [[nodiscard]] double brush() const { return m_brush; }

    /// The ready-made images for an input, as a menu's entries.
    void addPresets(QMenu& menu, NodeId image);

signals:
    void activeChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Stroke {
        QPointF last;
        double value = 1;
        Qt::MouseButton button = Qt::LeftButton;
        Document::Gesture gesture = 0;
    };

    bool press(const QMouseEvent& event);
    bool move(const QMouseEvent& event);
    bool escape(QEvent& event);
    void paint(QPointF from, QPointF to);
    void set(NodeId image, const std::vector<double>& pixels, const QString& label);

    Player& m_player;
    QWidget& m_host;
    PixelAt m_pixelAt;
    std::optional<Stroke> m_stroke;
    bool m_active = false;
    double m_brush = 1;
};

} // namespace deltaflow
