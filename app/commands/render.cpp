#include "app/commands/commands.h"

#include "app/open_views.h"
#include "app/picture_file.h"
#include "app/session.h"
#include "ui/canvas/canvas_render.h"
#include "ui/presenter/presentation.h"
#include "ui/presenter/presenter_window.h"
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
    const double zoom = line.textSize.value_or(100) / 100.0; // see applyTextSize
    window.resize((QSizeF(line.size) / zoom).toSize());
    window.show();
    openViews(window, line.views);
    openLesson(window, line);
    settle(window);
    writePicture(line.output, line.size, [&](QPainter& painter) {
        painter.scale(zoom, zoom);
        window.render(&painter);
    });
}

/// What the class sees, or what its teacher does.
void drawPresentation(const CommandLine& line, const Theme& theme) {
    applyTheme(theme);
    Session session(line);
    MainWindow window(session.document, session.player);
    openLesson(window, line);                                // whose notes the teacher has
    const double zoom = line.textSize.value_or(100) / 100.0; // see applyTextSize
    const QSize size = (QSizeF(line.size) / zoom).toSize();
    PresenterWindow& presenter = window.presentation().presenter();
    presenter.resize(line.notes ? QSize(1920, 1080) : size);
    presenter.show();
    QWidget* shown = &presenter;
    if (line.notes) shown = &window.presentation().speaker();
    shown->resize(size);
    shown->show();
    settle(window);
    writePicture(line.output, line.size, [&](QPainter& painter) {
        painter.scale(zoom, zoom);
        shown->render(&painter);
    });
}

} // namespace

void render(const CommandLine& line) {
    const Theme& theme = Theme::of(line.theme.value_or(ThemeKind::Light));
    if (line.present) return drawPresentation(line, theme);
    line.wholeWindow ? drawWindow(line, theme) : drawCanvas(line, theme);
}

} // namespace deltaflow
