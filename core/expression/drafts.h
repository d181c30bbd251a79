#pragma once

#include "core/expression/tokens.h"
#include "core/network/graph_spec.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace deltaflow {

/// The nodes of an expression while its text is read; they name each other by their places.
class Drafts {
public:
    static constexpr int kNone = -1;

    /// Adds a constant or an operation; `position` is where an error about it points.
    int add(std::string op, std::vector<int> inputs, std::size_t position, double value = 0);
    /// The node of that name; a variable, if the text has not defined it.
    int named(const Token& name);

    /// Throws ExpressionError if the name cannot be given to a node any more.
    void requireUndefined(const Token& name) const;
    void define(const Token& name, int node);
    void setOutput(int node) { m_output = node; }

    /// An output that is a number of the text becomes a node of its own that takes it.
    void computeOutput(std::size_t position);

    [[nodiscard]] bool hasName(int node) const { return !at(node).name.empty(); }
    /// A number that stands in the text and has no name is negated; whether it is one.
    bool negate(int node);

    /// Throws ExpressionError if there is a name that nothing uses.
    void requireUse() const;
    [[nodiscard]] GraphSpec spec(std::string_view text,
                                 const std::vector<std::string>& learned) const;

private:
    struct Draft {
        std::string name;  ///< Empty until all names of the text are known.
        std::string found; ///< The name as an error tells it.
        std::string op;    ///< "variable" for an input or a parameter.
        std::vector<int> inputs;
        double value = 0;
        std::size_t position = 0; ///< Where it is named first.
        bool isUsed = false;
    };

    [[nodiscard]] Draft& at(int node) { return m_drafts[static_cast<std::size_t>(node)]; }
    [[nodiscard]] const Draft& at(int node) const {
        return m_drafts[static_cast<std::size_t>(node)];
    }
    [[nodiscard]] std::vector<std::string> allNames() const;

    std::vector<Draft> m_drafts;
    std::map<std::string, int, std::less<>> m_names;
    std::vector<int> m_variables; ///< In the order in which they appear.
    int m_output = kNone;
};

} // namespace deltaflow
