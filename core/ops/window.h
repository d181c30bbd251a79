#pragma once

#include "core/graph/tensor.h"
#include "core/network/graph_spec.h"

#include <algorithm>
#include <array>

namespace deltaflow {

/// Indices first … last − 1; empty if last ≤ first.
struct Range {
    int first = 0;
    int last = 0;
    [[nodiscard]] int size() const { return std::max(0, last - first); }
    [[nodiscard]] bool contains(int i) const { return i >= first && i < last; }
    friend bool operator==(const Range&, const Range&) = default;
};

/// A cell of an image.
struct Cell {
    int channel = 0;
    int row = 0;
    int column = 0;
    friend bool operator==(const Cell&, const Cell&) = default;
};

/// The geometry of a window that slides over an image: which cells an output cell reads, and which
/// output cells an input cell or a place in the window (a tap) reaches. Pairs are vertical,
/// horizontal. Source: Dumoulin & Visin 2016, "A guide to convolution arithmetic".
struct Window {
    enum Axis : std::size_t { Vertical, Horizontal };

    Grid in;
    Grid out; ///< Height and width are ⌊(size + 2 padding − kernel) / stride⌋ + 1.
    std::array<int, 2> kernel{1, 1};
    std::array<int, 2> stride{1, 1};
    std::array<int, 2> padding{0, 0};

    /// Throws ShapeError naming the sizes if there is no image, a setting is out of range, the
    /// kernel larger than the padded image or the padding not smaller than the kernel.
    static Window over(const Grid& in, int outChannels, const OpSettings& settings);

    /// Places in the window, of one channel.
    [[nodiscard]] Index taps() const { return Index{kernel[Vertical]} * kernel[Horizontal]; }
    /// Output cells of one channel.
    [[nodiscard]] Index positions() const { return Index{out.height} * out.width; }

    /// Where the window of output index `at` begins; negative in the padding.
    [[nodiscard]] int start(Axis axis, int at) const { return at * stride[axis] - padding[axis]; }
    /// The part of the image, by rows or by columns, under the window of output index `at`.
    [[nodiscard]] Range covered(Axis axis, int at) const;
    /// The output indices whose windows cover input index `at`.
    [[nodiscard]] Range reach(Axis axis, int at) const;
    /// The output indices at which place `tap` of the window lies inside the image.
    [[nodiscard]] Range inside(Axis axis, int tap) const;

    /// The cell, flattened, that place (tapRow, tapColumn) of the window of output cell (row,
    /// column) reads in a channel; −1 in the padding.
    [[nodiscard]] Index read(int channel, int row, int column, int tapRow, int tapColumn) const;

    /// What is flattened to `index`.
    [[nodiscard]] static Cell cellAt(const Grid& grid, Index index);

    friend bool operator==(const Window&, const Window&) = default;

private:
    [[nodiscard]] int inSize(Axis axis) const { return axis == Vertical ? in.height : in.width; }
    [[nodiscard]] int outSize(Axis axis) const { return axis == Vertical ? out.height : out.width; }
};

} // namespace deltaflow
