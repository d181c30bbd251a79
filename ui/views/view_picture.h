#pragma once

#include <QByteArray>
#include <QColor>
#include <QSize>
#include <QString>

#include <functional>

class QCPPainter;
class QWidget;

namespace deltaflow {

using PicturePainter = std::function<void(QCPPainter&)>;

/// A picture as a file: "png", in twice as many pixels, or "svg". Empty for another suffix.
[[nodiscard]] QByteArray pictureBytes(QSize size, const QString& suffix, const QColor& ground,
                                      const PicturePainter& paint);
/// What a view shows, likewise, by the painters that draw it on screen: charts, texts, tables;
/// without what is there to be pressed or scrolled.
[[nodiscard]] QByteArray viewPicture(QWidget& view, const QString& suffix);

} // namespace deltaflow
