#include "core/hunt/fault_kinds.h"

#include "core/ops/conv2d.h"

#include <algorithm>

namespace deltaflow {

namespace {

/// Calls visit(channel of the image, output row and column, place in the window, the cell that it
/// reads) wherever that is inside the image.
template <typename Visit>
void eachReading(const Window& w, Visit visit) {
    for (int channel = 0; channel < w.in.channels; ++channel)
        for (int r = 0; r < w.out.height; ++r)
            for (int c = 0; c < w.out.width; ++c)
                for (int u = 0; u < w.kernel[Window::Vertical]; ++u)
                    for (int v = 0; v < w.kernel[Window::Horizontal]; ++v)
                        if (const Index cell = w.read(channel, r, c, u, v); cell >= 0)
                            visit(channel, r, c, u * w.kernel[Window::Horizontal] + v, cell);
}

/// The column of W that stands at this one's place when the kernel is turned by 180°.
Index turned(const Window& w, Index column) {
    const Index tap = column % w.taps();
    return column - tap + w.taps() - 1 - tap;
}

/// args: in = {W, dY}, rows = output channels, cols = W's columns
template <bool First>
void runNotTurned(const KernelArgs& k) {
    const Window& w = *k.window;
    if constexpr (First) std::fill_n(k.out, w.in.cells() * k.samples, 0.0);
    for (Index s = 0; s < k.samples; ++s)
        eachReading(w, [&](int channel, int r, int c, int tap, Index cell) {
            const Index column = turned(w, channel * w.taps() + tap);
            for (int o = 0; o < w.out.channels; ++o)
                k.out[s * w.in.cells() + cell] +=
                    k.in[0][o * k.cols + column] * k.in[1][s * w.out.cells() + w.out.at(o, r, c)];
        });
}

/// args: in = {dY}
template <bool First>
void runSpread(const KernelArgs& k) {
    const Window& w = *k.window;
    if constexpr (First) std::fill_n(k.out, w.in.cells() * k.samples, 0.0);
    for (Index s = 0; s < k.samples; ++s)
        eachReading(w, [&](int channel, int r, int c, int, Index cell) {
            k.out[s * w.in.cells() + cell] += k.in[0][s * w.out.cells() + w.out.at(channel, r, c)];
        });
}

class KernelNotTurned : public Fault {
public:
    explicit KernelNotTurned(const Window& window)
        : m_window(window) {}

    [[nodiscard]] Kernel vjp(const KernelSite& site, int input, const Right&) const override {
        KernelArgs args;
        args.in = {site.inputs[Conv2dOp::Weights], site.adjoint};
        args.out = site.inputAdjoints[static_cast<std::size_t>(input)];
        args.cols = site.shapes[Conv2dOp::Weights].cols;
        args.samples = site.samples;
        args.window = &m_window;
        return {site.first ? runNotTurned<true> : runNotTurned<false>, args};
    }
    [[nodiscard]] Rule element(const OpSite& site, int, int, int,
                               const Rule& right) const override {
        return mapRefs(right, [&](Ref ref) {
            if (ref.node == site.inputs[Conv2dOp::Weights])
                ref.col = static_cast<std::int32_t>(turned(m_window, ref.col));
            return ref;
        });
    }

private:
    Window m_window;
};

/// What a convolution sends back whose windows lie elsewhere.
class WindowElsewhere : public Fault {
public:
    explicit WindowElsewhere(const Window& window)
        : m_convolution(window) {}

    [[nodiscard]] Kernel vjp(const KernelSite& site, int input, const Right&) const override {
        return m_convolution.vjp(site, input);
    }
    [[nodiscard]] Rule element(const OpSite& site, int input, int row, int col,
                               const Rule&) const override {
        return m_convolution.vjpElement(site, input, row, col);
    }

private:
    Conv2dOp m_convolution;
};

class Spread : public Fault {
public:
    explicit Spread(const Window& window)
        : m_window(window) {}

    [[nodiscard]] Kernel vjp(const KernelSite& site, int input, const Right&) const override {
        KernelArgs args;
        args.in = {site.adjoint};
        args.out = site.inputAdjoints[static_cast<std::size_t>(input)];
        args.samples = site.samples;
        args.window = &m_window;
        return {site.first ? runSpread<true> : runSpread<false>, args};
    }
    [[nodiscard]] Rule element(const OpSite&, int, int, int, const Rule& right) const override {
        if (right.kind != Rule::Kind::Sum) return arriving(right);
        std::vector<Rule> all;
        for (const Rule& term : right.children)
            all.push_back(arriving(term));
        return Rule::sum(std::move(all));
    }

private:
    /// δ of [x = y] δ, and of δ/n.
    static Rule arriving(const Rule& sent) {
        if (sent.kind == Rule::Kind::Product) return sent.children.back();
        if (sent.kind == Rule::Kind::Quotient) return sent.children.front();
        return sent; // the 0 of a cell between the windows
    }

    Window m_window;
};

} // namespace

std::shared_ptr<const Fault> convolutionFault(const Window& window, Bug bug) {
    if (bug == Bug::KernelNotTurned) return std::make_shared<KernelNotTurned>(window);
    Window wrong = window;
    if (bug == Bug::StrideIgnored)
        wrong.stride = {1, 1};
    else
        wrong.padding = {0, 0};
    return std::make_shared<WindowElsewhere>(wrong);
}

std::shared_ptr<const Fault> poolingFault(const Window& window) {
    return std::make_shared<Spread>(window);
}

} // namespace deltaflow
