#include "ui/theme/svg.h"

#include <QBuffer>
#include <QRegularExpression>
#include <QString>
#include <QSvgGenerator>

namespace deltaflow {

QByteArray svgOf(const QRect& box, const std::function<void(QPaintDevice&)>& paint) {
    QBuffer bytes;
    QSvgGenerator svg;
    svg.setOutputDevice(&bytes);
    svg.setSize(box.size());
    svg.setViewBox(box);
    svg.setResolution(96);
    paint(svg);
    return bytes.data();
}

QByteArray withKnownFonts(const QByteArray& svg) {
    static const QRegularExpression own(
        QStringLiteral("font-family=\"(Inter[^\",]*|Sans Serif)\""));
    return QString::fromUtf8(svg)
        .replace(own, QStringLiteral("font-family=\"Inter, Helvetica, Arial, 'Noto Sans CJK SC', "
                                     "'PingFang SC', 'Microsoft YaHei', sans-serif\" "
                                     "style=\"font-variant-numeric: tabular-nums\""))
        .toUtf8();
}

} // namespace deltaflow
