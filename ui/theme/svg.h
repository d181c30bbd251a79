#pragma once

#include <QByteArray>

#include <functional>

class QPaintDevice;
class QRect;

namespace deltaflow {

/// What is painted on the device, within the box, as an SVG file: 96 units an inch.
[[nodiscard]] QByteArray svgOf(const QRect& box, const std::function<void(QPaintDevice&)>& paint);

/// An SVG file of Qt's with fonts that other machines have: the program's own cut of Inter is on
/// none of them.
[[nodiscard]] QByteArray withKnownFonts(const QByteArray& svg);

} // namespace deltaflow
