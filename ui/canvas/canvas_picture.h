#pragma once

#include "core/graph/ref.h"
#include "core/graph/tensor.h"

#include <QRectF>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

class QPainter;

namespace deltaflow {

class Player;
struct Theme;

/// What is at a point of a picture: the number it is about, and where that stands.
struct PictureHit {
    Ref ref;
    QRectF rect;
    bool isNumber = false; ///< The number itself is at the point, so it can be edited there.
};

/// A way to draw a model: as layers of neurons, as a graph of values and operators. Copied out of
/// the player by show(), placed by layOut(), then painted and asked; all places are in the
/// picture's own units, at scale 1 logical pixels.
class CanvasPicture {
public:
    /// How much of a cached painting has to be painted again.
    enum class Stale : std::uint8_t { Nothing, Rest, Ground };
    /// What differs from what was shown before.
    struct Change {
        Stale stale = Stale::Ground;
        bool sameLayout = false;
        bool sameThings = false; ///< The same things stand there, whatever their size.
    };
    /// Where a part is painted. The painter's transform maps the picture's units to the device.
    struct Brushwork {
        QPainter& painter;
        const Theme& theme;
        double scale = 1;     ///< Logical pixels in a unit of the picture.
        double leastText = 0; ///< Logical pixels; numbers lose digits rather than get smaller.
    };

    virtual ~CanvasPicture() = default;

    // -- What is shown ---------------------------------------------------------------------------
    /// Takes everything from the player; without `sameLayout` layOut() must follow.
    virtual Change show(const Player& player) = 0;
    virtual void layOut(QSizeF canvas) = 0;
    /// For a room, where nobody can lean closer: numbers and names are set in no less than so many
    /// units, and what then does not fit is panned rather than shrunk. 0, the usual: as small as
    /// can be read at a desk. layOut() must follow.
    void setLeastFont(double units) { m_leastFont = units; }
    [[nodiscard]] double leastFont() const { return m_leastFont; }
    virtual void setProgress(double progress) = 0;
    virtual void showLit(const Player& player) = 0; ///< Hover and selection.

    [[nodiscard]] virtual double progress() const = 0;
    [[nodiscard]] virtual bool dims() const = 0; ///< What is not lit steps back.
    [[nodiscard]] virtual bool hasLit() const = 0;

    // -- Where it stands -------------------------------------------------------------------------
    [[nodiscard]] virtual QSizeF size() const = 0;
    /// The scales between which it is fitted into a canvas; what does not fit is panned.
    [[nodiscard]] virtual double leastFit() const { return 0; }
    /// Whether it keeps that scale where it is too high as well, and not only where it is too wide.
    [[nodiscard]] virtual bool runsOutBelow() const { return false; }
    [[nodiscard]] virtual double mostFit() const { return 1; }
    /// Where the current step writes.
    [[nodiscard]] virtual std::optional<QPointF> attention() const = 0;
    /// What of the current step should be seen: all that it moves, then what it writes with what
    /// that stands in, then that alone. Empty without a step.
    [[nodiscard]] virtual std::vector<QRectF> attentionRects() const = 0;
    [[nodiscard]] virtual QRectF motionBounds() const = 0; ///< Where paintMotion paints.
    /// `reach` is how far from an edge still counts.
    [[nodiscard]] virtual std::optional<PictureHit> hitAt(QPointF point, double reach) const = 0;
    [[nodiscard]] virtual QRectF rectOf(const Ref& ref) const = 0; ///< Null if it is nowhere.
    /// The pixel of an input's image at a point: what can be painted.
    [[nodiscard]] virtual std::optional<Ref> pixelAt(QPointF /*point*/) const { return {}; }

    // -- Painting, from bottom to top ------------------------------------------------------------
    virtual void paintGround(const Brushwork& work) const = 0;
    virtual void paintRest(const Brushwork& work) const = 0; ///< Changes from step to step.
    virtual void paintLit(const Brushwork& work) const = 0;  ///< Above what was dimmed.
    /// Changes while a step runs. Above what is lit: pointing at something adds to the step and
    /// hides nothing of it.
    virtual void paintMotion(const Brushwork& work) const = 0;

    // -- Its things, each known by its main number -----------------------------------------------
    [[nodiscard]] virtual std::vector<Ref> things() const = 0;
    [[nodiscard]] virtual std::optional<Ref> thingAt(QPointF point) const = 0;
    /// For screen readers: "Hidden layer 1, unit 2, activation 0.6637".
    [[nodiscard]] virtual QString sentence(const Ref& thing) const = 0;
    /// Rich text about the number at `ref`.
    [[nodiscard]] virtual QString tip(const Player& player, const Ref& ref) const = 0;
    /// The thing so many columns and rows away from the selected one; the first without one.
    [[nodiscard]] virtual std::optional<Ref> moved(const std::optional<Ref>& selected, int columns,
                                                   int rows) const = 0;
    /// The step that a click on what shows `ref` goes to.
    [[nodiscard]] virtual std::optional<Index> stepForClick(const Player& player,
                                                            const Ref& ref) const = 0;

private:
    double m_leastFont = 0;
};

/// The picture that the player's view asks for, empty as yet.
[[nodiscard]] std::unique_ptr<CanvasPicture> makePicture(const Player& player);

/// The whole picture, scaled down if need be, in the middle of `target`; its ground included.
void paintPicture(QPainter& painter, const QRectF& target, CanvasPicture& picture,
                  const Theme& theme);

} // namespace deltaflow
