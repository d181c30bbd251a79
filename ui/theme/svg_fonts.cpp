#include "ui/theme/svg_fonts.h"

#include <QRegularExpression>
#include <QString>

namespace deltaflow {

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
