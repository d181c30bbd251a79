#pragma once

#include <QAccessible>

// Of Qt's private API, whose headers need not be installed: what turns accessibility on where no
// screen reader runs, as Qt's own tests do.
class QPlatformAccessibility {
public:
    void setActive(bool active);
};
class QPlatformIntegration {
public:
    QPlatformAccessibility* accessibility() const;
};
class QGuiApplicationPrivate {
public:
    static QPlatformIntegration* platform_integration;
};

namespace deltaflow {

/// From now on events are sent as if a screen reader ran, to `hear`.
inline void startScreenReader(QAccessible::UpdateHandler hear) {
    QGuiApplicationPrivate::platform_integration->accessibility()->setActive(true);
    QAccessible::installUpdateHandler(hear);
}

} // namespace deltaflow
