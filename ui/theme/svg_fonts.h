#pragma once

#include <QByteArray>

namespace deltaflow {

/// An SVG file of Qt's with fonts that other machines have: the program's own cut of Inter is on
/// none of them.
[[nodiscard]] QByteArray withKnownFonts(const QByteArray& svg);

} // namespace deltaflow
