#pragma once

#include "core/formula/formula.h"
#include "core/network/model.h"

#include <memory>

namespace deltaflow {

/// How quantities are written. One profile a text; the numbers are the same in all.
class Notation {
public:
    static std::unique_ptr<const Notation> make(NotationKind kind, std::shared_ptr<const Model> model);
    virtual ~Notation() = default;

    /// The symbol of a number, a row, a column or a whole matrix (kAll leaves out that index), with
    /// its Ref on the outermost node.
    [[nodiscard]] virtual Formula symbol(const Ref& ref) const = 0;
    /// The symbol of the activation function of the layer that `node` belongs to: σ, tanh, ReLU …
    [[nodiscard]] virtual Formula function(NodeId node) const = 0;
};

} // namespace deltaflow
