#pragma once

#include <cstddef> // before <compare>: Qt's moc cannot read that one first

#include <compare>
#include <cstdint>
#include <functional>

namespace deltaflow {

/// Index of a node in its Graph; nodes are in topological order.
using NodeId = std::int32_t;
inline constexpr NodeId kNoNode = -1;

/// What of a node is meant.
enum class Quantity : std::uint8_t {
    Value,        ///< The forward value; at a parameter, the parameter before the update.
    Contribution, ///< One product of a forward sum: (node, row) receives it from input unit `col`.
    Slope,        ///< f′ at an element of an elementwise node.
    Adjoint,      ///< ∂L/∂value; at a parameter, its gradient.
    AdjointContribution, ///< One product of an adjoint's sum: (node, row) receives it from
                         ///< successor unit `col`.
    FirstMoment,  ///< Optimiser state after the update: velocity (momentum) or mean of gradients
                  ///< (Adam).
    SecondMoment, ///< Optimiser state after the update: mean of squared gradients (RMSprop, Adam).
    FirstMomentBefore, ///< The same before the update: what the last one left.
    SecondMomentBefore,
    FirstMomentCorrected, ///< Adam's m̂, after the update: the bias towards 0 divided out.
    SecondMomentCorrected,
    Updated, ///< The parameter after the update.
    Setting, ///< A number of the set-up, no node: `row` is a Setting.
};

/// Numbers that belong to the set-up rather than to a node.
enum class Setting : std::int32_t {
    LearningRate,
    PenaltyStrength, ///< λ
    Momentum,
    Decay, ///< RMSprop's ρ
    Beta1,
    Beta2,
    Epsilon,
    SampleCount, ///< m, follows from the data
    Iteration,   ///< t, counted from 1 in the update
};

/// The address of a number on screen. Every symbol, digit, neuron, edge and table cell that shows a
/// number carries the Ref of that number; highlighting, provenance and editing all go by it.
///
/// A value of a node is addressed by (row, sample) with col = 0; a parameter by (row, col) with
/// sample = 0. `kAll` in a place means every index there: {W, Value, kAll, kAll, 0} is the matrix
/// W.
struct Ref {
    static constexpr std::int32_t kAll = -1;

    NodeId node = kNoNode;
    Quantity quantity = Quantity::Value;
    std::int32_t row = 0;
    std::int32_t col = 0;
    std::int32_t sample = 0;

    friend auto operator<=>(const Ref&, const Ref&) = default;

    static Ref setting(Setting which) {
        return {kNoNode, Quantity::Setting, static_cast<std::int32_t>(which), 0, 0};
    }

    [[nodiscard]] bool isSingle() const { return row != kAll && col != kAll && sample != kAll; }

    /// Whether one of the two addresses lies within the other.
    [[nodiscard]] bool touches(const Ref& o) const {
        const auto meets = [](std::int32_t a, std::int32_t b) {
            return a == b || a == kAll || b == kAll;
        };
        return node == o.node && quantity == o.quantity && meets(row, o.row) && meets(col, o.col) &&
               meets(sample, o.sample);
    }
};

} // namespace deltaflow

template <>
struct std::hash<deltaflow::Ref> {
    std::size_t operator()(const deltaflow::Ref& r) const noexcept {
        std::size_t h =
            static_cast<std::size_t>(r.node) * 31 + static_cast<std::size_t>(r.quantity);
        for (auto part : {r.row, r.col, r.sample})
            h = h * 1000003u ^ static_cast<std::size_t>(static_cast<std::uint32_t>(part));
        return h;
    }
};
