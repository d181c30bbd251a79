#pragma once

#include "core/ops/grouping.h"

namespace deltaflow {

/// Each number by its group's mean and variance: x̂ = (x − μ) / √(σ² + ε). Inputs: x, μ, σ².
/// Shapes: x and x̂ alike, a column for each sample; μ and σ² as Grouping::statistic says.
/// VJP: dx = dx̂ / √(σ² + ε), dμ = −Σ dx̂ / √(σ² + ε), dσ² = −Σ dx̂ x̂ / (2 (σ² + ε)).
/// Throws ShapeError naming both shapes if they do not fit.
/// Source: Ioffe & Szegedy 2015; Ba, Kiros & Hinton 2016.
class StandardiseOp final : public AddendsOp {
public:
    enum Input : int { Values, Mean, Variance };

    StandardiseOp(const Grouping& grouping, double epsilon)
        : m_grouping(grouping)
        , m_epsilon(epsilon) {}

    [[nodiscard]] std::string_view name() const override { return "standardisation"; }
    [[nodiscard]] Shape shape(std::span<const Shape> inputs) const override;
    [[nodiscard]] std::vector<Kernel> forward(const KernelSite& site) const override;
    [[nodiscard]] Kernel vjp(const KernelSite& site, int input) const override;
    [[nodiscard]] Rule forwardMatrix(const OpSite& site) const override;
    [[nodiscard]] Rule forwardElement(const OpSite& site, int row) const override;
    [[nodiscard]] Rule vjpMatrix(const OpSite& site, int input) const override;
    [[nodiscard]] Rule vjpElement(const OpSite& site, int input, int row, int col) const override;

private:
    [[nodiscard]] Rule widened(Rule variance) const; // σ² + ε
    [[nodiscard]] Rule variance(const OpSite& site, int group) const;
    [[nodiscard]] Rule variances(const OpSite& site) const;

    Grouping m_grouping;
    double m_epsilon;
};

} // namespace deltaflow
