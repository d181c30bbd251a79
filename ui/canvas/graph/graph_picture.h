#pragma once

#include "ui/canvas/canvas_picture.h"
#include "ui/canvas/graph/graph_layout.h"
#include "ui/canvas/graph/graph_local.h"

namespace deltaflow {

/// Any model as its graph: variables and operators from left to right. What is shown is built by
/// graph_builder.cpp, placed by graph_layout.h and painted by graph_painter.h. In a room, where
/// text is large, it shows what the step is about rather than a part of all (graph_local.h).
class GraphPicture : public CanvasPicture {
public:
    [[nodiscard]] const GraphScene& scene() const { return m_scene; }
    [[nodiscard]] const GraphLayout& layout() const { return m_layout; }

    Change show(const Player& player) override;
    void layOut(QSizeF canvas) override;
    void setProgress(double progress) override { m_scene.progress = progress; }
    void showLit(const Player& player) override;

    [[nodiscard]] double progress() const override { return m_scene.progress; }
    [[nodiscard]] bool dims() const override { return m_scene.dims; }
    [[nodiscard]] bool hasLit() const override {
        return !m_scene.lit.empty() || !m_scene.litEdges.empty();
    }

    [[nodiscard]] QSizeF size() const override { return m_layout.size; }
    [[nodiscard]] double leastFit() const override;
    [[nodiscard]] bool runsOutBelow() const override { return true; }
    [[nodiscard]] double mostFit() const override;
    [[nodiscard]] std::optional<QPointF> attention() const override;
    [[nodiscard]] std::vector<QRectF> attentionRects() const override;
    [[nodiscard]] QRectF motionBounds() const override { return m_moving; }
    [[nodiscard]] std::optional<PictureHit> hitAt(QPointF point, double reach) const override;
    [[nodiscard]] QRectF rectOf(const Ref& ref) const override;
    [[nodiscard]] std::optional<Ref> pixelAt(QPointF point) const override;

    void paintGround(const Brushwork& work) const override;
    void paintRest(const Brushwork& work) const override;
    void paintMotion(const Brushwork& work) const override;
    void paintLit(const Brushwork& work) const override;

    [[nodiscard]] std::vector<Ref> things() const override;
    [[nodiscard]] std::optional<Ref> thingAt(QPointF point) const override;
    [[nodiscard]] QString sentence(const Ref& thing) const override;
    [[nodiscard]] QString tip(const Player& player, const Ref& ref) const override;
    [[nodiscard]] std::optional<Ref> moved(const std::optional<Ref>& selected, int columns,
                                           int rows) const override;
    [[nodiscard]] std::optional<Index> stepForClick(const Player& player,
                                                    const Ref& ref) const override;

private:
    [[nodiscard]] double smallestFont() const;
    [[nodiscard]] std::optional<CellSpot> spotAt(QPointF point) const;

    void layOutLocal();

    GraphScene m_whole; ///< In a room, of which the scene is what its step is about.
    GraphStep m_next;   ///< Before the first step, that one.
    GraphScene m_scene;
    GraphLayout m_layout;
    QSizeF m_canvas;
    QRectF m_moving;
    bool m_shown = false; ///< Something has been shown before.
};

} // namespace deltaflow
