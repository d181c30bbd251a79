#include "app/text_size.h"

#include "ui/theme/desktop_wishes.h"
#include "ui/theme/text_size.h"

#include <QCoreApplication>

namespace deltaflow {

namespace {

/// X11 has the desktop's text size in its resolution, which Qt follows; Wayland does not.
bool followsByItself() {
    return !qgetenv("QT_QPA_PLATFORM").startsWith("wayland");
}

double scaleOf(const CommandLine& line) {
    if (line.textSize) return *line.textSize / 100.0;
    if (line.command != Command::Window) return 1;
    if (const int chosen = chosenTextSize(); chosen > 0) return chosen / 100.0;
    return followsByItself() ? 1 : desktopWishes().textScale;
}

} // namespace

void applyTextSize(const CommandLine& line, int argc, char* argv[]) {
    if (line.command == Command::Window) {
        const QCoreApplication asking(argc, argv); // D-Bus wants one
        noteDesktopWishes(askDesktop());
    }
    if (const double scale = scaleOf(line);
        scale != 1 && !qEnvironmentVariableIsSet("QT_SCALE_FACTOR"))
        qputenv("QT_SCALE_FACTOR", QByteArray::number(scale));
}

} // namespace deltaflow
