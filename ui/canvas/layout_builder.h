#pragma once

#include "ui/canvas/canvas_layout.h"

namespace deltaflow {

namespace layout {

inline constexpr double kTop = 84; // above the units' area: margin and captions
inline constexpr double kBottom = 36;
inline constexpr double kRoomTop = 56; // where text is large, its lines need the height
inline constexpr double kRoomBottom = 14;
inline constexpr double kSide = 36;
inline constexpr double kUnitGap = 14;
inline constexpr double kRoomUnitGap = 8;
inline constexpr double kMapGap = 8;

} // namespace layout

/// How a layout comes about: sizes, then columns, then what stands in them.
struct LayoutBuilder {
    const CanvasScene& scene;
    QSizeF size;
    CanvasLayout out;
    double area = 0;   ///< Height for units.
    double pitch = 0;  ///< From one unit to the next.
    double middle = 0; ///< Where columns are centred.
    double span = 0;   ///< The canvas' width once the picture is scaled to its height.
    bool anyBias = false;
    bool forRoom = false; ///< Large type: nothing is given to margins that text needs.
    double leastFont =
        0; ///< Smaller numbers could not be read at the scale the picture is fitted at.

    [[nodiscard]] double topMargin() const { return forRoom ? layout::kRoomTop : layout::kTop; }
    [[nodiscard]] double bottomMargin() const {
        return forRoom ? layout::kRoomBottom : layout::kBottom;
    }

    [[nodiscard]] double unitGap() const {
        return forRoom ? layout::kRoomUnitGap : layout::kUnitGap;
    }

    void chooseMetrics();
    void chooseSizes(double radius, bool compact);
    void chooseSingle(int rows);
    void placeMap(std::size_t layer, CanvasLayout::Column& column) const;
    void placeColumns(); ///< Sizes and columns; out.size.width() is known then.
    void placeUnits();
    void placeLoss();
    void placeMatrices();
    void placeLabels();

    void measure() { ///< out.size is known then.
        placeColumns();
        placeUnits();
        placeLoss();
    }
    void place() {
        measure();
        placeMatrices();
        placeLabels();
    }

    [[nodiscard]] double pitchOf(std::size_t layer) const; ///< From one unit of it to the next.
    [[nodiscard]] double leftOf(std::size_t layer) const;
    [[nodiscard]] double rightOf(std::size_t layer) const;
    [[nodiscard]] double leastGap(std::size_t connection) const;
    [[nodiscard]] double lossHalfWidth() const;
};

/// Units as drawn in a column, the bias unit included; 0 for a map.
[[nodiscard]] int rowsOf(const CanvasLayer& layer);
[[nodiscard]] bool hasBiasChips(const CanvasLayer& layer);

} // namespace deltaflow
