#include "core/ops/window.h"

#include "core/error.h"

#include <string>

namespace deltaflow {

namespace {

std::string pair(const std::array<int, 2>& sizes) {
    return std::to_string(sizes[0]) + "×" + std::to_string(sizes[1]);
}

/// ⌈a / b⌉ for b > 0.
int ceiling(int a, int b) {
    return a > 0 ? (a - 1) / b + 1 : -(-a / b);
}

/// Larger settings than this mean nothing, and could overflow.
constexpr int kLargest = 1 << 20;

void requireSettings(const Window& window) {
    const auto within = [](const std::array<int, 2>& sizes, int least) {
        return std::min(sizes[0], sizes[1]) >= least && std::max(sizes[0], sizes[1]) <= kLargest;
    };
    const auto require = [](bool holds, const char* what, const std::array<int, 2>& sizes,
                            const char* least) {
        if (!holds)
            throw ShapeError(std::string("the ") + what + " is " + pair(sizes) +
                             ", but must be from " + least + " to " + std::to_string(kLargest));
    };
    require(within(window.kernel, 1), "kernel", window.kernel, "1");
    require(within(window.stride, 1), "stride", window.stride, "1");
    require(within(window.padding, 0), "padding", window.padding, "0");
    if (window.padding[0] >= window.kernel[0] || window.padding[1] >= window.kernel[1])
        throw ShapeError("the padding is " + pair(window.padding) + " but the kernel only " +
                         pair(window.kernel) + ": some windows would lie outside the image");
}

} // namespace

Window Window::over(const Grid& in, int outChannels, const OpSettings& settings) {
    if (!in) throw ShapeError("x is no image: it has no channels, height and width");
    Window window{in, {}, settings.kernel, settings.stride, settings.padding};
    requireSettings(window);
    const auto size = [&](Axis axis) {
        const int room = window.inSize(axis) + 2 * window.padding[axis] - window.kernel[axis];
        if (room < 0)
            throw ShapeError("the kernel is " + pair(window.kernel) + " but the image only " +
                             pair({in.height, in.width}) + ", with padding " +
                             pair(window.padding));
        return room / window.stride[axis] + 1;
    };
    window.out = {outChannels, size(Vertical), size(Horizontal)};
    return window;
}

Range Window::covered(Axis axis, int at) const {
    const int first = start(axis, at);
    return {std::max(0, first), std::min(inSize(axis), first + kernel[axis])};
}

Range Window::reach(Axis axis, int at) const {
    const int padded = at + padding[axis];
    return {std::max(0, ceiling(padded - kernel[axis] + 1, stride[axis])),
            std::min(outSize(axis), padded / stride[axis] + 1)};
}

Range Window::inside(Axis axis, int tap) const {
    const int shift = padding[axis] - tap;
    return {std::max(0, ceiling(shift, stride[axis])),
            std::min(outSize(axis), ceiling(inSize(axis) + shift, stride[axis]))};
}

Index Window::read(int channel, int row, int column, int tapRow, int tapColumn) const {
    const int r = start(Vertical, row) + tapRow;
    const int c = start(Horizontal, column) + tapColumn;
    const bool isInside = r >= 0 && r < in.height && c >= 0 && c < in.width;
    return isInside ? in.at(channel, r, c) : -1;
}

Cell Window::cellAt(const Grid& grid, Index index) {
    const Index area = Index{grid.height} * grid.width;
    return {static_cast<int>(index / area), static_cast<int>(index % area / grid.width),
            static_cast<int>(index % grid.width)};
}

} // namespace deltaflow
