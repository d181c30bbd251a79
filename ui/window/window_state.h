#pragma once

#include "ui/canvas/canvas_camera.h"
#include "ui/hunt/hunt_guess.h"
#include "ui/lesson/editor_state.h"
#include "ui/lesson/reading_state.h"
#include "ui/theme/theme.h"
#include "ui/window/window_layout.h"

#include <QList>
#include <QRect>
#include <QString>

#include <optional>

namespace deltaflow {

class CopyWarning;
class DocumentFiles;
class HuntSession;
class LessonDraft;
class LessonSession;
class QuizSession;
class TrainingSession;

/// What outlives a window that is made anew, in another language or another size of text.
struct Lasting {
    DocumentFiles* files;
    TrainingSession* training;
    QuizSession* quiz;
    HuntSession* hunt;
    LessonSession* lesson;
    LessonDraft* draft;
    CopyWarning* warning;
};

/// How a window stands: what another one made in its place takes over.
struct WindowState {
    QRect place; ///< While it fills no screen: where its frame begins, and its size without it.
    Qt::WindowStates fills = Qt::WindowNoState;
    WindowLayout layout;
    QList<bool> folds; ///< Which parts of the panels are open, in the panels' order.
    ThemeKind theme = ThemeKind::System;
    QString lessonPath;
    ReadingState reading;
    std::optional<EditorState> editor; ///< Nothing: no lesson is written.
    QString answer;                    ///< To what the quiz asks: typed, and not checked yet.
    HuntGuess guess;
    std::optional<CanvasView> view; ///< Nothing: fitted by itself.
    QPointF middle;                 ///< Of the canvas.
    bool presents = false;
    std::optional<bool> notes; ///< Whether the teacher's window was asked for.
    bool remembers = false;
};

} // namespace deltaflow
