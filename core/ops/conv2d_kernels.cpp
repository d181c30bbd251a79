#include "core/ops/conv2d_kernels.h"

#include "core/ops/blocks.h"
#include "core/ops/gemm.h"

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

/// Calls visit(line of the columns, its channel, its place in the window) for each line: what one
/// place of the window reads at all positions.
template <typename Visit>
void eachLine(const Window& w, double* columns, Visit visit) {
    for (int channel = 0; channel < w.in.channels; ++channel)
        for (int u = 0; u < w.kernel[V]; ++u)
            for (int v = 0; v < w.kernel[H]; ++v, columns += w.positions())
                visit(columns, channel, u, v);
}

/// Calls visit(part of the line, cells of the image that it reads, their stride, their count) for
/// each row of positions.
template <typename Cells, typename Visit>
void eachStretch(const Window& w, double* line, Cells* x, int channel, int u, int v, Visit visit) {
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
    eachLine(w, columns, [&](double* line, int channel, int u, int v) {
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
    });
}

void addBack(const Window& w, double* columns, double* x) {
    eachLine(w, columns, [&](double* line, int channel, int u, int v) {
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

Run belowVjp(bool first) {
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
