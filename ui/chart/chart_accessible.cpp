#include "ui/chart/chart_accessible.h"

#include <QAccessibleWidget>
#include <QStringList>

namespace deltaflow {
namespace {

/// By its class: charts are made in several places, on one another's terms.
QAccessibleInterface* makeInterface(const QString& className, QObject* object) {
    static const QStringList charts{
        QStringLiteral("deltaflow::BoundaryView"), QStringLiteral("deltaflow::LandscapeChart"),
        QStringLiteral("deltaflow::CurveChart"), QStringLiteral("deltaflow::NormChart")};
    if (!charts.contains(className)) return nullptr;
    return new QAccessibleWidget(static_cast<QWidget*>(object), QAccessible::Chart);
}

} // namespace

void installChartAccessibility() {
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    static_cast<void>(installed);
}

} // namespace deltaflow
