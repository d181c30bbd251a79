#include "ui/theme/desktop_wishes.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace deltaflow {

namespace {

const QString kGnome = QStringLiteral("org.gnome.desktop.interface");
const QString kGnomeAccess = QStringLiteral("org.gnome.desktop.a11y.interface");
const QString kAppearance = QStringLiteral("org.freedesktop.appearance");

DesktopWishes& noted() {
    static DesktopWishes wishes;
    return wishes;
}

/// Without one, asking would start a bus of its own.
bool hasBus() {
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
           QFileInfo::exists(QDir(qEnvironmentVariable("XDG_RUNTIME_DIR")).filePath("bus"));
}

} // namespace

DesktopWishes wishesFrom(const DesktopSettings& settings) {
    const auto value = [&](const QString& group, const char* key, const QVariant& otherwise) {
        return settings.value(group).value(QLatin1String(key), otherwise);
    };
    DesktopWishes wishes;
    const double scale = value(kGnome, "text-scaling-factor", 1.0).toDouble();
    if (scale > 0) wishes.textScale = std::clamp(scale, 0.5, 3.0);
    wishes.reducedMotion = value(kAppearance, "reduced-motion", 0u).toUInt() == 1 ||
                           !value(kGnome, "enable-animations", true).toBool();
    wishes.highContrast = value(kAppearance, "contrast", 0u).toUInt() == 1 ||
                          value(kGnomeAccess, "high-contrast", false).toBool();
    return wishes;
}

DesktopWishes askDesktop() {
    constexpr int kPatience = 300; // milliseconds
    if (!hasBus()) return {};
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return {};
    QDBusMessage question = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.portal.Desktop"),
        QStringLiteral("/org/freedesktop/portal/desktop"),
        QStringLiteral("org.freedesktop.portal.Settings"), QStringLiteral("ReadAll"));
    question << QStringList{kGnome, kGnomeAccess, kAppearance};
    const QDBusMessage reply = bus.call(question, QDBus::Block, kPatience);
    if (reply.type() != QDBusMessage::ReplyMessage || reply.arguments().isEmpty()) return {};
    DesktopSettings settings;
    reply.arguments().front().value<QDBusArgument>() >> settings;
    return wishesFrom(settings);
}

const DesktopWishes& desktopWishes() {
    return noted();
}

void noteDesktopWishes(const DesktopWishes& wishes) {
    noted() = wishes;
}

} // namespace deltaflow
