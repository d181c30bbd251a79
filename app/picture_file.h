#pragma once

#include <QPainter>
#include <QSize>
#include <QString>

#include <functional>

namespace deltaflow {

/// Draws a picture of `size` into the file; the name's ending (png, svg, pdf) says in which format.
/// The file appears whole or not at all. Throws Error naming the file and why it cannot be written.
void writePicture(const QString& path, QSize size, const std::function<void(QPainter&)>& draw);

/// Writes a file whole or not at all. Throws as writePicture does.
void writeFile(const QString& path, const QByteArray& bytes);

} // namespace deltaflow
