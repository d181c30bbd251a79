#pragma once

#include "tests/ui/opened_example.h"
#include "text_recorder.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/derivation/card_content.h"
#include "ui/derivation/derivation_view.h"
#include "ui/presenter/formula_stage.h"
#include "ui/presenter/presenter_window.h"
#include "ui/presenter/stage_layout.h"
#include "ui/presenter/stage_overlay.h"
#include "ui/theme/theme.h"

#include <QtTest>

namespace deltaflow {

/// A class' window with a bundled example.
struct Room {
    explicit Room(const QString& example, QSize size = {1280, 720})
        : document(example)
        , player(document)
        , stage(player)
        , window(stage) {
        player.setReducedMotion(true);
        window.resize(size);
        window.show();
    }

    [[nodiscard]] StageLayout layout() const { return stageLayout(window.size()); }

    /// The texts of the picture as it stands on the canvas.
    [[nodiscard]] std::vector<TextRecorder::Text> canvasTexts() const {
        const CanvasWidget& canvas = window.canvas();
        TextRecorder recorder(canvas.size());
        QPainter painter(&recorder);
        painter.setTransform(canvas.view().transform());
        const CanvasPicture::Brushwork work{painter, Theme::current(), canvas.view().scale,
                                            layout().leastText};
        canvas.picture().paintGround(work);
        canvas.picture().paintRest(work);
        canvas.picture().paintMotion(work);
        painter.end();
        return recorder.texts();
    }

    OpenedExample document;
    Player player;
    Stage stage;
    PresenterWindow window;
};

} // namespace deltaflow
