#include "core/ops/conv2d_kernels.h"

#include "core/ops/blocks.h"
#include "core/ops/gemm.h"
#include "core/ops/lanes.h"

#include <algorithm>

namespace deltaflow::conv2d {

namespace {

constexpr auto V = Window::Vertical;
constexpr auto H = Window::Horizontal;

Index windowCells(const Window& w) {
    return Index{w.in.channels} * w.taps();
}

Index columnsSize(const Window& w) {
    constexpr Index kAlignment = 8;
    return (windowCells(w) * w.positions() + kAlignment - 1) / kAlignment * kAlignment;
}

/// Calls visit(channel, its row and its column) for each place of the window, in the order of W's
/// columns.
template <typename Visit>
void eachPlace(const Window& w, Visit visit) {
    for (int channel = 0; channel < w.in.channels; ++channel)
        for (int u = 0; u < w.kernel[V]; ++u)
            for (int v = 0; v < w.kernel[H]; ++v)
                visit(channel, u, v);
}

/// Calls visit(part of the line, cells of the image that it reads, their stride, their count) for
/// each row of positions; a line is what one place of the window reads at all positions.
template <typename Positions, typename Cells, typename Visit>
void eachStretch(const Window& w, Positions* line, Cells* x, int channel, int u, int v,
                 Visit visit) {
    const Range rows = w.inside(V, u);
    const Range cols = w.inside(H, v);
    if (cols.size() == 0) return;
    for (int r = rows.first; r < rows.last; ++r)
        visit(line + Index{r} * w.out.width + cols.first,
              x + w.in.at(channel, w.start(V, r) + u, w.start(H, cols.first) + v), w.stride[H],
              cols.size());
}

bool readsAllOf(const Window& w, int u, int v) {
    return w.inside(V, u).size() == w.out.height && w.inside(H, v).size() == w.out.width;
}

void layOut(const Window& w, const double* x, double* columns) {
    double* line = columns;
    eachPlace(w, [&](int channel, int u, int v) {
        if (!readsAllOf(w, u, v)) std::fill_n(line, w.positions(), 0.0);
        eachStretch(w, line, x, channel, u, v,
                    [](double* to, const double* from, Index stride, Index count) {
                        if (stride == 1) {
                            std::copy_n(from, count, to);
                            return;
                        }
                        for (Index i = 0; i < count; ++i)
                            to[i] = from[i * stride];
                    });
        line += w.positions();
    });
}

void addBack(const Window& w, const double* columns, double* x) {
    const double* line = columns;
    eachPlace(w, [&](int channel, int u, int v) {
        eachStretch(w, line, x, channel, u, v,
                    [](const double* from, double* to, Index stride, Index count) {
                        if (stride == 1) {
                            for (Index i = 0; i < count; ++i)
                                to[i] += from[i];
                            return;
                        }
                        for (Index i = 0; i < count; ++i)
                            to[i * stride] += from[i];
                    });
        line += w.positions();
    });
}

template <bool First>
void runWeights(const KernelArgs& k) {
    const Window& w = *k.window;
    if constexpr (First) std::fill_n(k.out, k.rows * k.cols, 0.0);
    double* const columns = k.work;
    for (Index s = 0; s < k.samples; ++s) {
        layOut(w, k.in[1] + s * w.in.cells(), columns);
        // dWᵀ += columns · dyᵀ
        gemm<Eigen::RowMajor, Eigen::ColMajor, Eigen::ColMajor>(
            k.cols, k.rows, w.positions(), columns, k.in[2] + s * w.out.cells(), k.out, k.scalar,
            k.work + columnsSize(w));
    }
}

/// Up to here a product over the output channels is too thin to be worth laying out.
constexpr Index kFewChannels = 16;

/// A row of positions of all channels, each times its weight, added to a row of the image.
void addRow(const KernelArgs& k, const double* weights, const double* dy, double* dx, Index count) {
    const Index channelSize = k.window->positions();
    lanes::cover(count, [&]<typename T>(Index i) {
        const auto sent = [&](Index o) {
            return weights[o] * lanes::load<T>(dy + o * channelSize + i);
        };
        T sum = lanes::load<T>(dx + i);
        Index o = 0;
        for (; o + 4 <= k.rows; o += 4)
            sum += (sent(o) + sent(o + 1)) + (sent(o + 2) + sent(o + 3));
        for (; o < k.rows; ++o)
            sum += sent(o);
        lanes::store(dx + i, sum);
    });
}

/// For few kernels that move by single cells: what the image receives is added to it at once.
template <bool First>
void runBelowDirectly(const KernelArgs& k) {
    const Window& w = *k.window;
    if constexpr (First) std::fill_n(k.out, w.in.cells() * k.samples, 0.0);
    for (Index s = 0; s < k.samples; ++s) {
        const double* column = k.in[0]; // of W
        eachPlace(w, [&](int channel, int u, int v) {
            double weights[kFewChannels];
            for (Index o = 0; o < k.rows; ++o)
                weights[o] = column[o * k.cols];
            ++column;
            eachStretch(w, k.in[2] + s * w.out.cells(), k.out + s * w.in.cells(), channel, u, v,
                        [&](const double* dy, double* dx, Index, Index count) {
                            addRow(k, weights, dy, dx, count);
                        });
        });
    }
}

template <bool First>
void runBelow(const KernelArgs& k) {
    const Window& w = *k.window;
    double* const columns = k.work;
    for (Index s = 0; s < k.samples; ++s) {
        std::fill_n(columns, k.cols * w.positions(), 0.0);
        gemm<Eigen::ColMajor, Eigen::RowMajor, Eigen::RowMajor>(
            k.cols, w.positions(), k.rows, k.in[0], k.in[2] + s * w.out.cells(), columns, 1,
            k.work + columnsSize(w));
        double* const dx = k.out + s * w.in.cells();
        if constexpr (First) std::fill_n(dx, w.in.cells(), 0.0);
        addBack(w, columns, dx);
    }
}

template <bool First>
void runBias(const KernelArgs& k) {
    const Index positions = k.window->positions();
    for (Index o = 0; o < k.rows; ++o) {
        double sum = 0;
        for (Index s = 0; s < k.samples; ++s)
            sum += ConstVectorBlock(k.in[2] + (s * k.rows + o) * positions, positions).sum();
        k.out[o] = First ? sum : k.out[o] + k.scalar * sum;
    }
}

} // namespace

void forward(const KernelArgs& k) {
    const Window& w = *k.window;
    double* const columns = k.work;
    for (Index s = 0; s < k.samples; ++s) {
        layOut(w, k.in[1] + s * w.in.cells(), columns);
        double* const y = k.out + s * w.out.cells();
        for (Index o = 0; o < k.rows; ++o)
            std::fill_n(y + o * w.positions(), w.positions(), k.in[2] ? k.in[2][o] : 0.0);
        // yᵀ += columnsᵀ · Wᵀ
        gemm<Eigen::ColMajor, Eigen::ColMajor, Eigen::ColMajor>(
            w.positions(), k.rows, k.cols, columns, k.in[0], y, 1, k.work + columnsSize(w));
    }
}

Run weightsVjp(bool first) {
    return first ? runWeights<true> : runWeights<false>;
}

Run belowVjp(const KernelArgs& k, bool first) {
    const bool direct = k.rows <= kFewChannels && k.window->stride[H] == 1;
    if (direct) return first ? runBelowDirectly<true> : runBelowDirectly<false>;
    return first ? runBelow<true> : runBelow<false>;
}

Run biasVjp(bool first) {
    return first ? runBias<true> : runBias<false>;
}

std::size_t workspace(const Window& w) {
    return static_cast<std::size_t>(columnsSize(w)) +
           gemmWorkspace(w.out.channels, w.positions(), windowCells(w));
}

} // namespace deltaflow::conv2d
