#include "core/expression/drafts.h"

#include "core/expression/expression.h"

#include <algorithm>

namespace deltaflow {

int Drafts::add(std::string op, std::vector<int> inputs, std::size_t position, double value) {
    if (m_drafts.size() == kMaxExpressionNodes)
        throw ExpressionError(position, "expected at most " + std::to_string(kMaxExpressionNodes) +
                                            " numbers, names and operations, but found more");
    Draft made;
    made.op = std::move(op);
    made.inputs = std::move(inputs);
    made.value = value;
    m_drafts.push_back(std::move(made));
    return static_cast<int>(m_drafts.size()) - 1;
}

int Drafts::named(const Token& name) {
    const auto found = m_names.find(name.symbol);
    const int node = found != m_names.end() ? found->second : add("variable", {}, name.position);
    at(node).isUsed = true;
    if (found == m_names.end()) {
        define(name, node);
        m_variables.push_back(node);
    }
    return node;
}

void Drafts::requireUndefined(const Token& name) const {
    const auto found = m_names.find(name.symbol);
    if (found == m_names.end()) return;
    const Draft& other = at(found->second);
    if (other.op == "variable")
        throw ExpressionError(other.position, "expected a name that is defined before, but " +
                                                  name.found + " is defined only later");
    throw ExpressionError(name.position,
                          "expected a new name, but " + name.found + " is defined already");
}

void Drafts::define(const Token& name, int node) {
    at(node).name = name.symbol;
    at(node).found = name.found;
    at(node).position = name.position;
    m_names[name.symbol] = node;
}

bool Drafts::negate(int node) {
    Draft& number = at(node);
    if (number.op != "constant" || !number.name.empty()) return false;
    number.value = -number.value;
    return true;
}

void Drafts::computeOutput(std::size_t position) {
    if (at(m_output).op != "constant") return;
    at(m_output).isUsed = true;
    m_output = add("identity", {m_output}, position);
}

void Drafts::requireUse() const {
    for (const auto& [name, node] : m_names)
        if (node != m_output && !at(node).isUsed)
            throw ExpressionError(at(node).position, "expected " + at(node).found +
                                                         " to be used, but nothing after it is "
                                                         "computed from it");
}

std::vector<std::string> Drafts::allNames() const {
    int values = 0;
    int constants = 0;
    const auto fresh = [this](char letter, int& count) {
        std::string name;
        do
            name = letter + std::to_string(++count);
        while (m_names.contains(name));
        return name;
    };
    std::vector<std::string> names;
    for (const Draft& draft : m_drafts)
        names.push_back(!draft.name.empty()      ? draft.name
                        : draft.op == "constant" ? fresh('c', constants)
                                                 : fresh('v', values));
    return names;
}

GraphSpec Drafts::spec(std::string_view text, const std::vector<std::string>& learned) const {
    const std::vector<std::string> names = allNames();
    const auto nameOf = [&names](int node) { return names[static_cast<std::size_t>(node)]; };
    GraphSpec made;
    made.expression = text;
    made.output = nameOf(m_output);
    const auto append = [&](int node, std::string op) {
        NodeSpec& spec = made.nodes.emplace_back();
        spec.name = nameOf(node);
        for (const int input : at(node).inputs)
            spec.inputs.push_back(nameOf(input));
        if (op == "constant") spec.value = ParameterMatrix::Constant(1, 1, at(node).value);
        if (op == "parameter") spec.value = ParameterMatrix::Ones(1, 1);
        spec.op = std::move(op);
    };
    for (const int variable : m_variables) {
        const bool isLearned =
            std::find(learned.begin(), learned.end(), nameOf(variable)) != learned.end();
        append(variable, isLearned ? "parameter" : "input");
    }
    for (int node = 0; node < std::ssize(m_drafts); ++node)
        if (at(node).op != "variable") append(node, at(node).op);
    return made;
}

} // namespace deltaflow
