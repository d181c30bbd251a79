#include "app/commands/commands.h"

#include "app/open_views.h"
#include "app/picture_file.h"
#include "app/session.h"
#include "ui/canvas/canvas_render.h"
#include "ui/theme/theme.h"
#include "ui/window/main_window.h"

namespace deltaflow {

namespace {

void drawCanvas(const CommandLine& line, const Theme& theme) {
    const Session session(line);
    writePicture(line.output, line.size, [&](QPainter& painter) {
        renderCanvas(painter, QRectF(QPointF(), line.size), session.player, theme);
    });
}

void drawWindow(const CommandLine& line, const Theme& theme) {
    applyTheme(theme);
    Session session(line);
    MainWindow window(session.document, session.player);
    window.resize(line.size);
    window.show();
    openViews(window, line.views);
    openLesson(window, line);
    settle(window);
    writePicture(line.output, line.size, [&](QPainter& painter) { window.render(&painter); });
}

} // namespace

void render(const CommandLine& line) {
    const Theme& theme = line.dark.value_or(false) ? Theme::darkTheme() : Theme::light();
    line.wholeWindow ? drawWindow(line, theme) : drawCanvas(line, theme);
}

} // namespace deltaflow
