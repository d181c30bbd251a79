#pragma once

#include "sample_graphs.h"
#include "ui/canvas/graph/graph_picture.h"
#include "ui/player/player.h"
#include "ui/theme/theme.h"

#include <QImage>
#include <QPainter>

namespace deltaflow {

/// A picture of a project at a step, laid out for a canvas.
struct Stage {
    explicit Stage(const Project& project, QSizeF canvas = {1280, 720}) {
        document.reset(project, {});
        player.emplace(document);
        player->setPicture(PictureKind::Graph);
        player->setReducedMotion(true);
        show(canvas);
    }
    void show(QSizeF canvas = {1280, 720}) {
        picture.show(*player);
        picture.layOut(canvas);
    }
    void goTo(Index step) {
        player->goToStep(step < 0 ? player->derivation().size() + step : step);
        picture.show(*player);
    }
    [[nodiscard]] Ref ref(const char* name, Quantity quantity = Quantity::Value, int row = 0,
                          int col = 0) const {
        return {player->model().graph->find(name), quantity, row, col, 0};
    }
    [[nodiscard]] const GraphCard& card(const char* name) const {
        const auto node = static_cast<std::size_t>(player->model().graph->find(name));
        return picture.scene().card(picture.scene().cardsOf[node].front());
    }
    [[nodiscard]] const GraphEdge* edge(const QString& partialName) const {
        for (const GraphEdge& edge : picture.scene().edges)
            if (edge.partialName == partialName) return &edge;
        return nullptr;
    }

    Document document;
    std::optional<Player> player;
    GraphPicture picture;
};

inline QImage imageOf(Stage& stage, const Theme& theme) {
    QImage image(1280, 720, QImage::Format_RGB32);
    QPainter painter(&image);
    paintPicture(painter, QRectF(0, 0, 1280, 720), stage.picture, theme);
    return image;
}

} // namespace deltaflow
