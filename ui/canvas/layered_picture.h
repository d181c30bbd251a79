#pragma once

#include "core/network/model.h"
#include "ui/canvas/canvas_hit.h"
#include "ui/canvas/canvas_picture.h"

namespace deltaflow {

struct CanvasBrush;

/// A stack of dense layers as columns of neurons. What is shown is built by scene_builder.h, placed
/// by canvas_layout.h and painted by canvas_painter.h.
class LayeredPicture : public CanvasPicture {
public:
    LayeredPicture() = default;
    explicit LayeredPicture(CanvasScene scene)
        : m_scene(std::move(scene)) {}

    [[nodiscard]] const CanvasScene& scene() const { return m_scene; }
    [[nodiscard]] const CanvasLayout& layout() const { return m_layout; }

    Change show(const Player& player) override;
    void layOut(QSizeF canvas) override;
    void setProgress(double progress) override { m_scene.progress = progress; }
    void showLit(const Player& player) override;

    [[nodiscard]] double progress() const override { return m_scene.progress; }
    [[nodiscard]] bool dims() const override { return m_scene.dims; }
    [[nodiscard]] bool hasLit() const override { return !m_scene.lit.empty(); }

    [[nodiscard]] QSizeF size() const override { return m_layout.size; }
    [[nodiscard]] double leastFit() const override;
    [[nodiscard]] bool runsOutBelow() const override { return true; }
    [[nodiscard]] std::optional<QPointF> attention() const override;
    [[nodiscard]] std::vector<QRectF> attentionRects() const override;
    [[nodiscard]] QRectF motionBounds() const override { return m_moving; }
    [[nodiscard]] std::optional<PictureHit> hitAt(QPointF point, double reach) const override;
    [[nodiscard]] QRectF rectOf(const Ref& ref) const override;

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
    [[nodiscard]] CanvasBrush brush(const Brushwork& work) const;
    [[nodiscard]] ElementId element(const Ref& ref) const;
    [[nodiscard]] Ref mainRef(const ElementId& id) const;
    void plan();

    std::shared_ptr<const Model> m_model;
    CanvasScene m_scene;
    CanvasLayout m_layout;
    std::vector<PlannedChip> m_chips;
    std::vector<int> m_structure;
    QRectF m_moving;
};

} // namespace deltaflow
