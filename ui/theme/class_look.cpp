#include "ui/theme/class_look.h"

#include "ui/theme/theme.h"

#include <QPolygonF>

#include <array>
#include <numbers>

namespace deltaflow {
namespace {

constexpr int kClasses = 10;

constexpr std::array<QRgb, kClasses> kLight{0x4a3fb0, 0x857300, 0x8c2d4e, 0x10809c, 0x7a4a21,
                                            0x56606b, 0x4c7a1e, 0x8a63b8, 0x1c1e21, 0xa8476b};
constexpr std::array<QRgb, kClasses> kDark{0xa49bf2, 0xd9cc4a, 0xf28ba8, 0x6fd0e6, 0xcf9b6b,
                                           0xaab4c0, 0xa3d46b, 0xcdaaf0, 0xe8eaed, 0xf0a0c0};

/// A polygon of `corners`, the first one at the top; a star's lie in turns `outer` and `inner` far
/// from the middle.
QPainterPath polygon(int corners, double turned = 0, double inner = 1, double outer = 1) {
    QPolygonF points;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * (i + turned) / corners;
        const double radius = i % 2 == 0 ? outer : inner;
        points << QPointF(radius * std::sin(angle), -radius * std::cos(angle));
    }
    QPainterPath path;
    path.addPolygon(points);
    path.closeSubpath();
    return path;
}

QPainterPath plus() {
    constexpr double arm = 0.36;
    QPainterPath path;
    path.addRect(-arm, -1, 2 * arm, 2);
    QPainterPath across;
    across.addRect(-1, -arm, 2, 2 * arm);
    return path.united(across);
}

QPainterPath disc() {
    QPainterPath path;
    path.addEllipse(QPointF(), 0.9, 0.9);
    return path;
}

QPainterPath square() {
    QPainterPath path;
    path.addRect(-0.8, -0.8, 1.6, 1.6);
    return path;
}

} // namespace

QColor classColour(int which, const Theme& theme) {
    return QColor((theme.dark ? kDark : kLight)[static_cast<std::size_t>(which % kClasses)]);
}

QPainterPath classShape(int which) {
    static const std::array<QPainterPath, kClasses> shapes{disc(),
                                                           square(),
                                                           polygon(3, 0, 1.2, 1.2),
                                                           polygon(4, 0, 1.1, 1.1),
                                                           polygon(3, 1.5, 1.2, 1.2),
                                                           polygon(5),
                                                           plus(),
                                                           polygon(10, 0, 0.5),
                                                           polygon(6),
                                                           polygon(8, 0, 0.45)};
    return shapes[static_cast<std::size_t>(which % kClasses)];
}

} // namespace deltaflow
