#pragma once

#include <QMap>
#include <QString>
#include <QVariantMap>

namespace deltaflow {

/// What the desktop's settings for accessibility ask of every program.
struct DesktopWishes {
    double textScale = 1;
    bool reducedMotion = false;
    bool highContrast = false;

    friend bool operator==(const DesktopWishes&, const DesktopWishes&) = default;
};

/// Settings by namespace and key, as the portal org.freedesktop.portal.Settings gives them.
using DesktopSettings = QMap<QString, QVariantMap>;
[[nodiscard]] DesktopWishes wishesFrom(const DesktopSettings& settings);

/// Asks the portal over D-Bus, for a third of a second at most; no wishes where there is none.
/// Needs a QCoreApplication.
[[nodiscard]] DesktopWishes askDesktop();

/// What was noted at the start of the program; no wishes before that.
[[nodiscard]] const DesktopWishes& desktopWishes();
void noteDesktopWishes(const DesktopWishes& wishes);

} // namespace deltaflow
