#pragma once

#include "core/ops/grouping.h"

namespace deltaflow {

/// The mean of each group: μ = 1/n Σ x. Input: x.
/// Shapes: x (rows×m per sample), μ as Grouping::statistic says.
/// VJP: dx = dμ / n.
/// Throws ShapeError if x is no column for each sample, or has no whole number of groups.
class MeanOp final : public AddendsOp {
public:
    explicit MeanOp(const Grouping& grouping)
        : m_grouping(grouping) {}

    [[nodiscard]] std::string_view name() const override { return "mean"; }
    [[nodiscard]] Shape shape(std::span<const Shape> inputs) const override;
    [[nodiscard]] std::vector<Kernel> forward(const KernelSite& site) const override;
    [[nodiscard]] Kernel vjp(const KernelSite& site, int input) const override;
    [[nodiscard]] Rule forwardMatrix(const OpSite& site) const override;
    [[nodiscard]] Rule forwardElement(const OpSite& site, int row) const override;
    [[nodiscard]] Rule vjpMatrix(const OpSite& site, int input) const override;
    [[nodiscard]] Rule vjpElement(const OpSite& site, int input, int row, int col) const override;

private:
    [[nodiscard]] Rule share(const OpSite& site) const; // 1/n
    Grouping m_grouping;
};

/// The biased variance of each group: σ² = 1/n Σ (x − μ)². Inputs: x and its mean μ.
/// VJP: dx = 2/n (x − μ) dσ², dμ = −2/n Σ (x − μ) dσ², which is 0 but for rounding.
class VarianceOp final : public AddendsOp {
public:
    enum Input : int { Values, Mean };

    explicit VarianceOp(const Grouping& grouping)
        : m_grouping(grouping) {}

    [[nodiscard]] std::string_view name() const override { return "variance"; }
    [[nodiscard]] Shape shape(std::span<const Shape> inputs) const override;
    [[nodiscard]] std::vector<Kernel> forward(const KernelSite& site) const override;
    [[nodiscard]] Kernel vjp(const KernelSite& site, int input) const override;
    [[nodiscard]] Rule forwardMatrix(const OpSite& site) const override;
    [[nodiscard]] Rule forwardElement(const OpSite& site, int row) const override;
    [[nodiscard]] Rule vjpMatrix(const OpSite& site, int input) const override;
    [[nodiscard]] Rule vjpElement(const OpSite& site, int input, int row, int col) const override;

private:
    [[nodiscard]] Rule over(const OpSite& site, int numerator) const; // numerator/n
    [[nodiscard]] Rule deviation(const OpSite& site, int group, int row, int sample) const;
    [[nodiscard]] Rule deviations(const OpSite& site) const;
    Grouping m_grouping;
};

} // namespace deltaflow
