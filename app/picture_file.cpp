#include "app/picture_file.h"
#include "app/command_words.h"

#include "core/error.h"
#include "ui/document/document_io.h"
#include "ui/theme/svg.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImage>
#include <QPageSize>
#include <QPdfWriter>

namespace deltaflow {

namespace {

void draw(QPaintDevice& device, const std::function<void(QPainter&)>& paint) {
    QPainter painter(&device);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    paint(painter);
}

void drawPng(QIODevice& out, QSize size, const std::function<void(QPainter&)>& paint) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::white);
    draw(image, paint);
    image.save(&out, "PNG");
}

QByteArray drawSvg(QSize size, const std::function<void(QPainter&)>& paint) {
    return withKnownFonts(
        svgOf({{}, size}, [&paint](QPaintDevice& device) { draw(device, paint); }));
}

void drawPdf(QIODevice& out, QSize size, const std::function<void(QPainter&)>& paint) {
    QPdfWriter pdf(&out);
    pdf.setPageSize(QPageSize(QSizeF(size), QPageSize::Point, {}, QPageSize::ExactMatch));
    pdf.setPageMargins({});
    pdf.setResolution(1200); // The pen's and the glyphs' positions are rounded to it.
    draw(pdf, [&](QPainter& painter) {
        painter.scale(1200 / 72.0, 1200 / 72.0);
        paint(painter);
    });
}

} // namespace

void writePicture(const QString& path, QSize size, const std::function<void(QPainter&)>& paint) {
    const QString kind = QFileInfo(path).suffix().toLower();
    if (kind == QLatin1String("svg")) return writeFile(path, drawSvg(size, paint));
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    if (kind == QLatin1String("pdf"))
        drawPdf(bytes, size, paint);
    else
        drawPng(bytes, size, paint);
    writeFile(path, bytes.data());
}

void writeFile(const QString& path, const QByteArray& bytes) {
    if (const QString why = writeAtomically(path, bytes); !why.isEmpty())
        throw Error(CommandWords::tr("%1 cannot be written: %2").arg(path, why).toStdString());
}

} // namespace deltaflow
