#include "core/ops/image_operations.h"

namespace deltaflow::image {

namespace {

using Matrix = Eigen::MatrixXd;
using Operands = std::span<const Matrix>;

/// Calls visit(output cell, column of W, input cell) for each pair that the window joins.
template <typename Visit>
void eachPair(const Window& w, Visit visit) {
    const Grid taps{w.in.channels, w.kernel[Window::Vertical], w.kernel[Window::Horizontal]};
    for (Index position = 0; position < w.positions(); ++position) {
        const Cell at = Window::cellAt(w.out, position);
        for (Index tap = 0; tap < taps.cells(); ++tap) {
            const Cell place = Window::cellAt(taps, tap);
            const Index cell = w.read(place.channel, at.row, at.column, place.row, place.column);
            if (cell < 0) continue;
            for (int o = 0; o < w.out.channels; ++o)
                visit(o, w.out.at(o, at.row, at.column), tap, cell);
        }
    }
}

} // namespace

Rule correlation(const Window& window, Rule weights, Rule image) {
    return Rule::operation("∗", {std::move(weights), std::move(image)}, [window](Operands in) {
        Matrix y = Matrix::Zero(window.out.cells(), in[1].cols());
        eachPair(window, [&](int o, Index to, Index tap, Index cell) {
            y.row(to) += in[0](o, tap) * in[1].row(cell);
        });
        return y;
    });
}

Rule transposedCorrelation(const Window& window, Rule weights, Rule error) {
    return Rule::operation("∗⊤", {std::move(weights), std::move(error)}, [window](Operands in) {
        Matrix dx = Matrix::Zero(window.in.cells(), in[1].cols());
        eachPair(window, [&](int o, Index from, Index tap, Index cell) {
            dx.row(cell) += in[0](o, tap) * in[1].row(from);
        });
        return dx;
    });
}

Rule weightCorrelation(const Window& window, Rule error, Rule image) {
    return Rule::operation("∗", {std::move(error), std::move(image)}, [window](Operands in) {
        Matrix dw = Matrix::Zero(window.out.channels, window.in.channels * window.taps());
        eachPair(window, [&](int o, Index from, Index tap, Index cell) {
            dw(o, tap) += in[0].row(from).dot(in[1].row(cell));
        });
        return dw;
    });
}

Rule repeated(Index cells, Rule perChannel) {
    return Rule::operation("", {std::move(perChannel)}, [cells](Operands in) {
        Matrix all(in[0].rows() * cells, in[0].cols());
        for (Index i = 0; i < all.rows(); ++i)
            all.row(i) = in[0].row(i / cells);
        return all;
    });
}

Rule channelSums(Index cells, Rule image) {
    return Rule::operation("∑uv", {std::move(image)}, [cells](Operands in) {
        Matrix sums(in[0].rows() / cells, 1);
        for (Index i = 0; i < sums.rows(); ++i)
            sums(i, 0) = in[0].middleRows(i * cells, cells).sum();
        return sums;
    });
}

} // namespace deltaflow::image
