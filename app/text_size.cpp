#include "app/text_size.h"

#include "ui/theme/desktop_wishes.h"
#include "ui/theme/text_size.h"

namespace deltaflow {

void applyTextSize(const CommandLine& line) {
    if (line.command != Command::Window) return setTextSize(line.textSize.value_or(100));
    noteDesktopWishes(askDesktop());
    setTextSize(line.textSize.value_or(preferredTextSize()));
}

} // namespace deltaflow
