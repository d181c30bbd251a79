#include "ui/document/examples.h"

#include <QFile>

namespace deltaflow {

QStringList exampleNames() {
    QFile order(QStringLiteral(":/examples/order.txt"));
    if (!order.open(QIODevice::ReadOnly)) return {};
    return QString::fromUtf8(order.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

QString examplePath(const QString& name) {
    return QStringLiteral(":/examples/%1.deltaflow").arg(name);
}

} // namespace deltaflow
