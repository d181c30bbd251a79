#include "ui/theme/text_size.h"

#include "ui/theme/desktop_wishes.h"

#include <QGuiApplication>
#include <QSettings>
#include <QWindow>

// A program's scale can be set from outside (QT_SCALE_FACTOR) or by what Qt keeps to itself.
#include <private/qguiapplication_p.h>
#include <private/qhighdpiscaling_p.h>

#include <algorithm>

namespace deltaflow {

namespace {

constexpr auto kSetting = "view/textSize";

int& current() {
    static int percent = 0;
    return percent;
}

/// X11 has the desktop's text size in its resolution, which Qt follows; Wayland does not.
double desktopScale() {
    const bool isWayland = QGuiApplication::platformName().startsWith(QLatin1String("wayland"));
    return isWayland ? desktopWishes().textScale : 1;
}

/// What was set from outside, for a screen with small pixels: text is larger on top of it.
double outerScale() {
    const double scale = qEnvironmentVariable("QT_SCALE_FACTOR").toDouble();
    return scale > 0 ? scale : 1;
}

} // namespace

QList<int> textSizes() {
    return {100, 125, 150, 200};
}

void setTextSize(int percent) {
    // A window made for other pixels would keep its size in them.
    Q_ASSERT(std::ranges::none_of(QGuiApplication::allWindows(), &QWindow::isVisible));
    current() = percent;
    QHighDpiScaling::setGlobalFactor(outerScale() * textScale());
    QGuiApplicationPrivate::resetCachedDevicePixelRatio();
}

int currentTextSize() {
    return current();
}

double textScale() {
    return current() > 0 ? current() / 100.0 : desktopScale();
}

int preferredTextSize() {
    const int chosen = QSettings().value(QLatin1String(kSetting), 0).toInt();
    return textSizes().contains(chosen) ? chosen : 0;
}

void rememberTextSize(int percent) {
    QSettings settings;
    if (percent == 0)
        settings.remove(QLatin1String(kSetting));
    else
        settings.setValue(QLatin1String(kSetting), percent);
}

} // namespace deltaflow
