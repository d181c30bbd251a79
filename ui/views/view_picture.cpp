#include "ui/views/view_picture.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QBuffer>
#include <QImage>
#include <QSvgGenerator>
#include <QWidget>

#include <qcustomplot.h>

namespace deltaflow {

namespace {

constexpr int kScale = 2; // pixels for a logical one

bool isControl(const QWidget& widget) {
    return qobject_cast<const QAbstractButton*>(&widget) ||
           qobject_cast<const QAbstractSlider*>(&widget);
}

void paintPart(QCPPainter& painter, QWidget& part) {
    if (auto* plot = qobject_cast<QCustomPlot*>(&part)) {
        plot->toPainter(&painter, part.width(), part.height());
        return;
    }
    part.render(&painter, QPoint(), QRegion(), QWidget::RenderFlags());
}

void paintWithin(QCPPainter& painter, QWidget& widget) {
    paintPart(painter, widget);
    for (QObject* child : widget.children()) {
        auto* part = qobject_cast<QWidget*>(child);
        if (!part || part->isHidden() || part->isWindow() || isControl(*part)) continue;
        painter.save();
        painter.translate(part->pos());
        paintWithin(painter, *part);
        painter.restore();
    }
}

QByteArray asPng(QSize size, const QColor& ground, const PicturePainter& paint) {
    QImage image(size * kScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(kScale);
    image.fill(ground);
    {
        QCPPainter painter(&image);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        paint(painter);
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray asSvg(QSize size, const QColor& ground, const PicturePainter& paint) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setSize(size);
    svg.setViewBox(QRect(QPoint(), size));
    svg.setResolution(96);
    QCPPainter painter(&svg);
    painter.setMode(QCPPainter::pmVectorized);
    painter.fillRect(QRect(QPoint(), size), ground);
    paint(painter);
    painter.end();
    return bytes;
}

} // namespace

void paintView(QCPPainter& painter, QWidget& view) {
    paintWithin(painter, view);
}

QByteArray pictureBytes(QSize size, const QString& suffix, const QColor& ground,
                        const PicturePainter& paint) {
    const QString kind = suffix.toLower();
    if (kind == QLatin1String("svg")) return asSvg(size, ground, paint);
    return kind == QLatin1String("png") ? asPng(size, ground, paint) : QByteArray();
}

QByteArray viewPicture(QWidget& view, const QString& suffix) {
    return pictureBytes(view.size(), suffix, view.palette().color(QPalette::Window),
                        [&view](QCPPainter& painter) { paintView(painter, view); });
}

} // namespace deltaflow
