#include "core/derive/node_symbol.h"

#include "core/formula/rule.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace deltaflow {

namespace {

std::string_view greek(std::string_view name) {
    static constexpr auto letters = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"alpha", "α"},  {"beta", "β"},   {"gamma", "γ"}, {"delta", "δ"},   {"epsilon", "ε"},
         {"zeta", "ζ"},   {"eta", "η"},    {"theta", "θ"}, {"iota", "ι"},    {"kappa", "κ"},
         {"lambda", "λ"}, {"mu", "μ"},     {"nu", "ν"},    {"xi", "ξ"},      {"pi", "π"},
         {"rho", "ρ"},    {"sigma", "σ"},  {"tau", "τ"},   {"upsilon", "υ"}, {"phi", "φ"},
         {"chi", "χ"},    {"psi", "ψ"},    {"omega", "ω"}, {"Gamma", "Γ"},   {"Delta", "Δ"},
         {"Theta", "Θ"},  {"Lambda", "Λ"}, {"Xi", "Ξ"},    {"Pi", "Π"},      {"Sigma", "Σ"},
         {"Phi", "Φ"},    {"Psi", "Ψ"},    {"Omega", "Ω"}});
    const auto found = std::find_if(letters.begin(), letters.end(),
                                    [&](const auto& letter) { return letter.first == name; });
    return found == letters.end() ? name : found->second;
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// The parts of a normalisation are written as its texts write them: μ, σ², x̂ (Ioffe & Szegedy
/// 2015) of the node whose name they carry, and the running ones, before and after the pass.
std::optional<NodeSymbol> statisticSymbol(std::string_view name) {
    if (name == "running_mean") return NodeSymbol{"μ", "", "run", ""};
    if (name == "running_var") return NodeSymbol{"σ", "", "run", "2"};
    const std::pair<std::string_view, NodeSymbol> parts[] = {
        {"_running_mean", {"μ", "", "run", "′"}},
        {"_running_variance", {"σ", "", "run", "2′"}},
        {"_mean", {"μ", "", "", ""}},
        {"_variance", {"σ", "", "", "2"}},
        {"_normalised", {"x", "", "", "", true}},
    };
    for (const auto& [suffix, symbol] : parts) {
        if (!name.ends_with(suffix) || name.size() == suffix.size()) continue;
        const NodeSymbol whole = nodeSymbol(name.substr(0, name.size() - suffix.size()));
        const std::string own = whole.letter + whole.number + whole.label;
        NodeSymbol out = symbol;
        if (out.label.empty()) out.label = own;
        return out;
    }
    return std::nullopt;
}

bool isScalar(const Node& node) {
    return node.shape.rows * node.shape.cols == 1;
}

} // namespace

NodeSymbol nodeSymbol(std::string_view name) {
    NodeSymbol out;
    if (auto statistic = statisticSymbol(name)) return *statistic;
    const std::size_t bar = name.find('_');
    std::string_view letters = name.substr(0, bar);
    std::string_view rest = bar == std::string_view::npos ? "" : name.substr(bar + 1);
    if (rest.empty()) { // h2 is written as h_2
        std::size_t digits = letters.size();
        while (digits > 1 && isDigit(letters[digits - 1]))
            --digits;
        rest = letters.substr(digits);
        letters = letters.substr(0, digits);
    }
    out.letter = greek(letters);
    const bool isNumber = !rest.empty() && std::all_of(rest.begin(), rest.end(), isDigit);
    (isNumber ? out.number : out.label) = std::string(isNumber ? rest : greek(rest));
    return out;
}

Formula indexLetter(std::int32_t index) {
    switch (index) {
    case static_cast<std::int32_t>(RunningIndex::Unit):
        return Formula::identifier("k");
    case static_cast<std::int32_t>(RunningIndex::OtherUnit):
        return Formula::identifier("j");
    case static_cast<std::int32_t>(RunningIndex::Sample):
        return Formula::identifier("b");
    default:
        return Formula::number(std::to_string(index + 1));
    }
}

Formula nodeFormula(const Node& node, const Formula& letter) {
    const NodeSymbol symbol = nodeSymbol(node.name);
    Formula base = letter.isEmpty() ? Formula::identifier(symbol.letter) : letter;
    if (symbol.hat && letter.isEmpty())
        base = Formula::underOver(std::move(base), {}, Formula::op("^"));
    if (!symbol.label.empty()) {
        Formula label = Formula::identifier(symbol.label);
        if (symbol.power.empty()) return Formula::sub(std::move(base), std::move(label));
        return Formula::scripts(std::move(base), std::move(label), Formula::op(symbol.power));
    }
    if (symbol.number.empty()) return base;
    Formula number = Formula::number(symbol.number);
    return isScalar(node)
               ? Formula::sub(std::move(base), std::move(number))
               : Formula::sup(std::move(base), Formula::parenthesised(std::move(number)));
}

Formula elementIndices(const Node& node, std::int32_t row, std::int32_t col) {
    if (row == Ref::kAll || isScalar(node)) return Formula::row({});
    std::vector<std::int32_t> places;
    const bool isWeights = !node.shape.perSample;
    const std::int32_t flat = isWeights ? col : row;
    if (isWeights && node.shape.rows > 1) places.push_back(row);
    if (node.grid && flat >= 0) {
        const int cells = node.grid.height * node.grid.width;
        if (node.grid.channels > 1) places.push_back(flat / cells);
        places.push_back(flat % cells / node.grid.width);
        places.push_back(flat % node.grid.width);
    } else if (!isWeights) {
        places.push_back(row);
    } else if (node.shape.cols > 1 && col != Ref::kAll) {
        places.push_back(col);
    }
    const bool commas = std::any_of(places.begin(), places.end(), [](auto p) { return p >= 9; });
    std::vector<Formula> parts;
    bool afterDigits = false; // digits side by side are one number: 23
    for (const std::int32_t place : places) {
        if (commas && !parts.empty()) parts.push_back(Formula::op(","));
        if (!commas && place >= 0 && afterDigits)
            parts.back().text += std::to_string(place + 1);
        else
            parts.push_back(indexLetter(place));
        afterDigits = place >= 0;
    }
    return parts.size() == 1 ? parts.front() : Formula::row(std::move(parts));
}

} // namespace deltaflow
