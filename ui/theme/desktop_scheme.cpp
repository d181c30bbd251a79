#include "ui/theme/desktop_scheme.h"

#include <QGuiApplication>
#include <QPalette>

namespace deltaflow {

bool desktopIsDark() {
    // The first answer is kept: later palettes are our own.
    static const bool dark = [] {
        if (!qGuiApp) return false;
        const QPalette palette = QGuiApplication::palette();
        return palette.color(QPalette::Window).lightness() <
               palette.color(QPalette::WindowText).lightness();
    }();
    return dark;
}

} // namespace deltaflow
