#include "ui/document/examples.h"

#include <QFile>

namespace deltaflow {

std::vector<ExampleSection> exampleSections() {
    QFile order(QStringLiteral(":/examples/order.txt"));
    if (!order.open(QIODevice::ReadOnly)) return {};
    std::vector<ExampleSection> sections;
    for (const QString& line :
         QString::fromUtf8(order.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const bool isHeading = line.startsWith(QLatin1Char('#'));
        if (isHeading || sections.empty())
            sections.push_back({isHeading ? line.mid(1).trimmed() : QString(), {}});
        if (!isHeading) sections.back().names << line.trimmed();
    }
    return sections;
}

QStringList exampleNames() {
    QStringList names;
    for (const ExampleSection& section : exampleSections())
        names << section.names;
    return names;
}

QString examplePath(const QString& name) {
    return QStringLiteral(":/examples/%1.deltaflow").arg(name);
}

} // namespace deltaflow
