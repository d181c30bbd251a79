#pragma once

#include "core/network/network.h"

#include <cstdint>
#include <span>
#include <vector>

namespace deltaflow {

/// What an optimiser remembers between updates; each moment is as long as the parameters, or empty
/// if its rule has none. Everything starts at 0.
struct OptimiserState {
    std::int64_t updates = 0;   ///< t, the number of updates done.
    std::vector<double> first;  ///< v: momentum, Nesterov; m: Adam
    std::vector<double> second; ///< s: RMSprop; v: Adam

    OptimiserState() = default;
    OptimiserState(OptimiserKind kind, std::size_t parameters);
    friend bool operator==(const OptimiserState&, const OptimiserState&) = default;
};

/// One update of all parameters p from the gradient g, every gradient taken at the old parameters:
///
///     SGD       p ← p − η g
///     momentum  v ← μ v + g;   p ← p − η v
///     Nesterov  v ← μ v + g;   p ← p − η (g + μ v)
///     RMSprop   s ← ρ s + (1−ρ) g²;   p ← p − η g / (√s + ε)
///     Adam      m ← β₁ m + (1−β₁) g,  v ← β₂ v + (1−β₂) g²;
///               m̂ = m / (1−β₁ᵗ),  v̂ = v / (1−β₂ᵗ),  t = 1, 2, …
///               p ← p − η m̂ / (√v̂ + ε)
///
/// The spans have the length of the state. Allocates nothing.
/// Source: PyTorch 1.13, torch.optim; Kingma & Ba 2015 (Adam).
void update(const Optimiser& optimiser, OptimiserState& state, std::span<double> parameters,
            std::span<const double> gradients);

/// Adam's moments after update t with the bias towards their start at 0 divided out: m̂ and v̂; none
/// of the other optimisers.
struct CorrectedMoments {
    std::vector<double> first;
    std::vector<double> second;
};
[[nodiscard]] CorrectedMoments correctedMoments(const Optimiser& optimiser,
                                                const OptimiserState& state);

/// What updates parameters in place of the above: an optimiser that goes wrong on purpose
/// (core/hunt).
class UpdateRule {
public:
    virtual ~UpdateRule() = default;

    /// All parameters, as `update` above.
    virtual void update(const Optimiser& optimiser, OptimiserState& state,
                        std::span<double> parameters, std::span<const double> gradients) const = 0;
    /// What it took for m̂ and v̂.
    [[nodiscard]] virtual CorrectedMoments correctedMoments(const Optimiser& optimiser,
                                                            const OptimiserState& state) const = 0;
};

} // namespace deltaflow
