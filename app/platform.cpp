#include "app/platform.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>

#include <clocale>
#include <cstring>
#include <langinfo.h>
#include <unistd.h>

namespace deltaflow {

void useUtf8() {
    std::setlocale(LC_ALL, "");
    if (std::strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return;
    // Qt would switch too, but with a complaint. LC_ALL would outweigh LC_CTYPE.
    qunsetenv("LC_ALL");
    qputenv("LC_CTYPE", "C.UTF-8");
}

void choosePlatform(Command command) {
    const QByteArray offscreen("offscreen");
    const bool hasX = qEnvironmentVariableIsSet("DISPLAY");
    const bool hasWayland = qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
    if (command != Command::Window || (!hasX && !hasWayland)) {
        qputenv("QT_QPA_PLATFORM", offscreen);
        return;
    }
    if (qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) return;
    // As Qt itself orders them, but with something to fall back on.
    const bool isGnome = qgetenv("XDG_CURRENT_DESKTOP").toLower().contains("gnome");
    const bool preferWayland = hasWayland && (!isGnome || !hasX);
    qputenv("QT_QPA_PLATFORM", preferWayland ? "wayland;xcb;" + offscreen : "xcb;" + offscreen);
}

void nameRuntimeFolder() {
    if (qEnvironmentVariableIsSet("XDG_RUNTIME_DIR")) return;
    qputenv("XDG_RUNTIME_DIR",
            QFile::encodeName(QDir::temp().filePath(QStringLiteral("runtime-%1").arg(getuid()))));
}

bool hasDisplay() {
    const QString platform = QGuiApplication::platformName();
    return platform != QLatin1String("offscreen") && platform != QLatin1String("minimal");
}

} // namespace deltaflow
