#include "app/commands/commands.h"

#include "app/interrupt.h"
#include "app/picture_file.h"
#include "app/progress_line.h"
#include "app/session.h"
#include "ui/animation/pass_animation.h"
#include "ui/theme/theme.h"

namespace deltaflow {

int writeAnimation(const CommandLine& line) {
    Session session(line);
    ProgressLine progress;
    QElapsedTimer clock;
    clock.start();
    const Interrupt interrupt;
    const auto goesOn = [&](int done, int all) {
        progress.show({done,
                       all,
                       {},
                       static_cast<double>(clock.elapsed()) / 1000,
                       QT_TRANSLATE_NOOP("deltaflow::CommandWords", "pictures")},
                      line.digits);
        return !interrupt.isAsked();
    };
    const Theme& theme = Theme::of(line.theme.value_or(ThemeKind::Light));
    const QByteArray bytes = passAnimation(session.player, line.size, theme, goesOn);
    if (bytes.isEmpty()) return kInterrupted;
    writeFile(line.output, bytes);
    return 0;
}

} // namespace deltaflow
