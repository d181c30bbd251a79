#pragma once

#include "ui/canvas/canvas_camera.h"
#include "ui/theme/theme.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace deltaflow {

class DocumentFiles;
class HuntSession;
class LessonSession;
class QuizSession;
class TrainingSession;

/// What outlives a window that is made anew in another language.
struct Lasting {
    DocumentFiles* files;
    TrainingSession* training;
    QuizSession* quiz;
    HuntSession* hunt;
    LessonSession* lesson;
};

/// How a window stands: what another one made in its place takes over.
struct WindowState {
    QByteArray geometry;
    QByteArray splitter;
    bool splitByHand = false;
    QByteArray views;
    bool derivation = true;
    bool tables = false;
    bool insight = false;
    bool training = false;
    QList<bool> folds; ///< Which parts of the panels are open, in the panels' order.
    ThemeKind theme = ThemeKind::System;
    QString lessonPath;
    std::optional<CanvasView> view; ///< Nothing: fitted by itself.
    bool remembers = false;
};

} // namespace deltaflow
