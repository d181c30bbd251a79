#pragma once

#include "core/formula/rule.h"
#include "core/graph/graph.h"

#include <functional>
#include <optional>

namespace deltaflow {

/// Rules that read other numbers than they should, as one goes wrong in a row or a matrix. Nothing
/// where a rule reads the same numbers then, or one that is not there.
class Misreading {
public:
    explicit Misreading(const Graph& graph)
        : m_graph(graph) {}

    [[nodiscard]] std::optional<Rule> unactivated(const Rule& rule) const; ///< z where a is meant.
    [[nodiscard]] std::optional<Rule> transposed(const Rule& rule) const;  ///< W_ik for W_ki.
    [[nodiscard]] std::optional<Rule> turned(const Rule& rule) const;      ///< A kernel, by 180°.

private:
    using Change = std::function<Ref(Ref)>;
    [[nodiscard]] std::optional<Rule> changed(const Rule& rule, const Change& change) const;
    [[nodiscard]] bool runsWithin(const Rule& rule) const;
    [[nodiscard]] bool isWeight(const Ref& ref) const;

    const Graph& m_graph;
};

} // namespace deltaflow
