#include "ui/document/examples.h"

#include <QFile>

namespace deltaflow {

QStringList exampleNames() {
    QFile order(QStringLiteral(":/examples/order.txt"));
    if (!order.open(QIODevice::ReadOnly)) return {};
    QStringList names =
        QString::fromUtf8(order.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    names.removeIf([](const QString& line) { return line.startsWith(QLatin1Char('#')); });
    return names;
}

QString examplePath(const QString& name) {
    return QStringLiteral(":/examples/%1.deltaflow").arg(name);
}

} // namespace deltaflow
