#pragma once

#include "core/ops/grouping.h"

namespace deltaflow {

/// What a running statistic becomes after a pass: r′ = (1 − ρ) r + ρ s; of a variance, with the
/// unbiased s n/(n − 1). Inputs: r and s.
/// Shapes: r, s and r′ alike (rows×1, or channels×1). A group of a single number has no unbiased
/// variance: r′ is then r.
/// VJP: dr = (1 − ρ) dr′, ds = ρ dr′ (times n/(n − 1)).
/// Throws ShapeError naming both shapes if they differ.
class RunningStatisticOp final : public AddendsOp {
public:
    enum Input : int { Before, Now };
    enum class Of : std::uint8_t { Mean, Variance };

    /// `cells` in each channel; 1 where each row has its own statistic.
    RunningStatisticOp(Of what, Index cells, double momentum)
        : m_what(what)
        , m_cells(cells)
        , m_momentum(momentum) {}

    [[nodiscard]] std::string_view name() const override { return "running statistic"; }
    [[nodiscard]] Shape shape(std::span<const Shape> inputs) const override;
    [[nodiscard]] std::vector<Kernel> forward(const KernelSite& site) const override;
    [[nodiscard]] Kernel vjp(const KernelSite& site, int input) const override;
    [[nodiscard]] Rule forwardMatrix(const OpSite& site) const override;
    [[nodiscard]] Rule forwardElement(const OpSite& site, int row) const override;
    [[nodiscard]] Rule vjpMatrix(const OpSite& site, int input) const override;
    [[nodiscard]] Rule vjpElement(const OpSite& site, int input, int row, int col) const override;

private:
    /// What an input is multiplied by: 1 − ρ or ρ, of a variance with n/(n − 1).
    [[nodiscard]] double weight(int input, Index samples) const;
    [[nodiscard]] Rule weighted(const OpSite& site, int input, Rule what) const;
    /// Whether there is no unbiased variance, so that nothing comes from s.
    [[nodiscard]] bool isUnknown(Index samples) const {
        return m_what == Of::Variance && m_cells * samples == 1;
    }

    Of m_what;
    Index m_cells;
    double m_momentum;
};

} // namespace deltaflow
