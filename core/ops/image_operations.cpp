#include "core/ops/image_operations.h"

#include <algorithm>
#include <cmath>

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

/// The cells of an image under the window of each output cell of the same channel.
std::vector<std::vector<Index>> cellsUnderWindows(const Window& w) {
    std::vector<std::vector<Index>> under(static_cast<std::size_t>(w.out.cells()));
    for (Index to = 0; to < w.out.cells(); ++to) {
        const Cell at = Window::cellAt(w.out, to);
        for (int u = 0; u < w.kernel[Window::Vertical]; ++u)
            for (int v = 0; v < w.kernel[Window::Horizontal]; ++v)
                if (const Index cell = w.read(at.channel, at.row, at.column, u, v); cell >= 0)
                    under[static_cast<std::size_t>(to)].push_back(cell);
    }
    return under;
}

Index firstLargest(const Matrix& x, const std::vector<Index>& cells, Index sample) {
    return *std::max_element(cells.begin(), cells.end(), [&](Index a, Index b) {
        return x(a, sample) < x(b, sample) ||
               (std::isnan(x(b, sample)) && !std::isnan(x(a, sample)));
    });
}

double divisor(const Window& w, bool countsPadding, const std::vector<Index>& cells) {
    return static_cast<double>(countsPadding ? w.taps() : std::ssize(cells));
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

Rule largest(const Window& window, Rule image) {
    return Rule::operation("maxpool", {std::move(image)}, [window](Operands in) {
        Matrix y(window.out.cells(), in[0].cols());
        const auto under = cellsUnderWindows(window);
        for (Index to = 0; to < y.rows(); ++to)
            for (Index s = 0; s < y.cols(); ++s)
                y(to, s) = in[0](firstLargest(in[0], under[static_cast<std::size_t>(to)], s), s);
        return y;
    });
}

Rule toLargest(const Window& window, Rule error, Rule image) {
    const auto compute = [window](Operands in) {
        Matrix dx = Matrix::Zero(window.in.cells(), in[0].cols());
        const auto under = cellsUnderWindows(window);
        for (Index from = 0; from < in[0].rows(); ++from)
            for (Index s = 0; s < dx.cols(); ++s)
                dx(firstLargest(in[1], under[static_cast<std::size_t>(from)], s), s) +=
                    in[0](from, s);
        return dx;
    };
    return Rule::operation("maxpool⊤", {std::move(error), std::move(image)}, compute, 1);
}

Rule mean(const Window& window, bool countsPadding, Rule image) {
    return Rule::operation("avgpool", {std::move(image)}, [window, countsPadding](Operands in) {
        Matrix y = Matrix::Zero(window.out.cells(), in[0].cols());
        const auto under = cellsUnderWindows(window);
        for (Index to = 0; to < y.rows(); ++to) {
            const auto& cells = under[static_cast<std::size_t>(to)];
            for (const Index cell : cells)
                y.row(to) += in[0].row(cell) / divisor(window, countsPadding, cells);
        }
        return y;
    });
}

Rule meanSpread(const Window& window, bool countsPadding, Rule error) {
    return Rule::operation("avgpool⊤", {std::move(error)}, [window, countsPadding](Operands in) {
        Matrix dx = Matrix::Zero(window.in.cells(), in[0].cols());
        const auto under = cellsUnderWindows(window);
        for (Index from = 0; from < in[0].rows(); ++from) {
            const auto& cells = under[static_cast<std::size_t>(from)];
            for (const Index cell : cells)
                dx.row(cell) += in[0].row(from) / divisor(window, countsPadding, cells);
        }
        return dx;
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
