#include "core/lesson/named_ref.h"

#include "core/error.h"
#include "core/project/names.h"
#include "core/text/trimmed.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace deltaflow {

namespace {

constexpr int kMostIndices = 4;

constexpr std::array<std::pair<std::string_view, Quantity>, 13> kQuantities = {{
    {"value", Quantity::Value},
    {"contribution", Quantity::Contribution},
    {"slope", Quantity::Slope},
    {"adjoint", Quantity::Adjoint},
    {"gradient", Quantity::Adjoint},
    {"adjoint_contribution", Quantity::AdjointContribution},
    {"first_moment", Quantity::FirstMoment},
    {"second_moment", Quantity::SecondMoment},
    {"first_moment_before", Quantity::FirstMomentBefore},
    {"second_moment_before", Quantity::SecondMomentBefore},
    {"first_moment_corrected", Quantity::FirstMomentCorrected},
    {"second_moment_corrected", Quantity::SecondMomentCorrected},
    {"updated", Quantity::Updated},
}};

[[noreturn]] void refuse(std::string_view text, const std::string& why) {
    throw FormatError("“" + std::string(text) + "” is not the address of a number: " + why);
}

int readIndex(std::string_view text, std::string_view part) {
    const std::string digits(trimmed(part));
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || value < 1)
        refuse(text, "“" + digits + "” is not an index, and they count from 1");
    return value;
}

void readIndices(std::string_view text, std::string_view inside, NamedRef& ref) {
    const auto semicolon = inside.find(';');
    if (semicolon != std::string_view::npos)
        ref.sample = readIndex(text, inside.substr(semicolon + 1));
    std::string_view rest = inside.substr(0, semicolon);
    if (trimmed(rest).empty() && ref.sample > 0) return;
    for (;;) {
        const auto comma = rest.find(',');
        ref.indices.push_back(readIndex(text, rest.substr(0, comma)));
        if (ref.indices.size() > kMostIndices) refuse(text, "there are too many indices");
        if (comma == std::string_view::npos) return;
        rest = rest.substr(comma + 1);
    }
}

[[noreturn]] void refuseOutside(const NamedRef& ref, const Node& node) {
    throw Error(toText(ref) + " is outside of " + node.name + ", which has " +
                std::to_string(node.shape.rows) + " × " + std::to_string(node.shape.cols) +
                " numbers");
}

/// The place of the indices in what is flattened as an image, −1 if they are of no such.
Index inGrid(const Grid& grid, const std::vector<int>& indices, std::size_t from) {
    if (!grid) return -1;
    const std::size_t count = indices.size() - from;
    if (count != 3 && !(count == 2 && grid.channels == 1)) return -1;
    const int channel = count == 3 ? indices[from] : 1;
    const int row = indices[indices.size() - 2];
    const int column = indices.back();
    if (channel > grid.channels || row > grid.height || column > grid.width) return -1;
    return grid.at(channel - 1, row - 1, column - 1);
}

struct Element {
    Index row = 0;
    Index col = 0;
};

Element elementOf(const NamedRef& ref, const Node& node) {
    const auto at = [&](std::size_t i) { return Index{ref.indices[i]} - 1; };
    const std::size_t count = ref.indices.size();
    const bool hasSource = ref.quantity == Quantity::Contribution ||
                           (ref.quantity == Quantity::AdjointContribution && node.shape.perSample);
    if (hasSource) {
        if (count != 2) throw Error(toText(ref) + " needs a row and a source: two indices");
        return {at(0), at(1)};
    }
    if (node.shape.perSample) {
        if (count == 1) return {at(0), 0};
        if (const Index flat = inGrid(node.grid, ref.indices, 0); flat >= 0) return {flat, 0};
        refuseOutside(ref, node);
    }
    if (count == 2 && node.shape.rows == 1)
        if (const Index flat = inGrid(node.grid, ref.indices, 0); flat >= 0) return {0, flat};
    if (count >= 3)
        if (const Index flat = inGrid(node.grid, ref.indices, 1); flat >= 0) return {at(0), flat};
    if (count == 1 && node.shape.rows == 1) return {0, at(0)};
    if (count == 1) return {at(0), 0};
    if (count == 2) return {at(0), at(1)};
    refuseOutside(ref, node);
}

std::string nodeNames(const Graph& graph) {
    constexpr NodeId kSome = 30;
    std::string names;
    for (NodeId id = 0; id < std::min(graph.size(), kSome); ++id)
        names += (id > 0 ? ", " : "") + graph.node(id).name;
    return graph.size() > kSome ? names + " …" : names;
}

/// What books call a derivative, as an address: delta2, δ2 and dz2 are z2.adjoint, dW2 is
/// W2.adjoint. A name that the graph has itself is that; so is one that means nothing.
NamedRef withDerivative(const NamedRef& ref, const Graph& graph) {
    if (ref.quantity != Quantity::Value || graph.find(ref.node) != kNoNode) return ref;
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kWords = {
        {{"delta", "z"}, {"δ", "z"}, {"d", ""}}};
    for (const auto& [word, of] : kWords) {
        if (!ref.node.starts_with(word)) continue;
        NamedRef meant = ref;
        meant.node = std::string(of) + ref.node.substr(word.size());
        meant.quantity = Quantity::Adjoint;
        if (graph.find(meant.node) != kNoNode) return meant;
    }
    return ref;
}

} // namespace

NamedRef readNamedRef(std::string_view typed) {
    const std::string text(trimmed(typed));
    NamedRef ref;
    std::string_view rest = text;
    if (const auto open = rest.find('['); open != std::string_view::npos) {
        if (rest.back() != ']') refuse(text, "“[” is not closed by “]”");
        readIndices(text, rest.substr(open + 1, rest.size() - open - 2), ref);
        rest = rest.substr(0, open);
    }
    const auto point = rest.find('.');
    ref.node = trimmed(rest.substr(0, point));
    if (ref.node.empty()) refuse(text, "it names nothing");
    if (ref.node.find_first_of(" {}[]$") != std::string::npos)
        refuse(text, "a name has no spaces or brackets");
    if (point == std::string_view::npos) return ref;
    const std::string quantity(trimmed(rest.substr(point + 1)));
    if (ref.node == "setting") {
        const auto setting = fromName<Setting>(quantity);
        if (!setting) refuse(text, "there is no setting “" + quantity + "”");
        return {.node = {}, .quantity = Quantity::Setting, .setting = *setting, .indices = {}};
    }
    const auto* const found =
        std::ranges::find(kQuantities, quantity, &std::pair<std::string_view, Quantity>::first);
    if (found == kQuantities.end()) refuse(text, "there is no quantity “" + quantity + "”");
    ref.quantity = found->second;
    return ref;
}

std::string toText(const NamedRef& ref) {
    if (ref.quantity == Quantity::Setting) return "setting." + std::string(nameOf(ref.setting));
    std::string text = ref.node;
    if (ref.quantity != Quantity::Value) {
        const auto* const found = std::ranges::find(kQuantities, ref.quantity,
                                                    &std::pair<std::string_view, Quantity>::second);
        text += "." + std::string(found->first);
    }
    if (ref.indices.empty() && ref.sample == 0) return text;
    text += '[';
    for (std::size_t i = 0; i < ref.indices.size(); ++i)
        text += (i > 0 ? "," : "") + std::to_string(ref.indices[i]);
    if (ref.sample > 0) text += ";" + std::to_string(ref.sample);
    return text + "]";
}

Ref resolved(const NamedRef& name, const Model& model, Index samples, int shownSample) {
    if (name.quantity == Quantity::Setting) return Ref::setting(name.setting);
    const NamedRef ref = withDerivative(name, *model.graph);
    const NodeId id = model.graph->find(ref.node);
    if (id == kNoNode)
        throw Error("there is no “" + ref.node + "” here, but there are " +
                    nodeNames(*model.graph));
    const Node& node = model.graph->node(id);
    if (ref.sample > samples)
        throw Error(toText(ref) + " is of sample " + std::to_string(ref.sample) +
                    ", but there are only " + std::to_string(samples));
    const int sample = !node.shape.perSample ? 0 : ref.sample > 0 ? ref.sample - 1 : shownSample;
    Ref found{id, ref.quantity, 0, 0, sample};
    if (ref.indices.empty()) {
        if (node.shape.rows * node.shape.cols > 1) found.row = Ref::kAll;
        if (node.shape.rows * node.shape.cols > 1 && !node.shape.perSample) found.col = Ref::kAll;
        return found;
    }
    const Element element = elementOf(ref, node);
    const bool isSource = ref.quantity == Quantity::Contribution ||
                          (ref.quantity == Quantity::AdjointContribution && node.shape.perSample);
    if (element.row >= node.shape.rows || (!isSource && element.col >= node.shape.cols))
        refuseOutside(ref, node);
    found.row = static_cast<std::int32_t>(element.row);
    found.col = static_cast<std::int32_t>(element.col);
    return found;
}

NamedRef named(const Ref& ref, const Model& model, int shownSample) {
    NamedRef name;
    name.quantity = ref.quantity;
    if (ref.quantity == Quantity::Setting) {
        name.setting = static_cast<Setting>(ref.row);
        return name;
    }
    const Node& node = model.graph->node(ref.node);
    name.node = node.name;
    if (node.shape.perSample && ref.sample != shownSample && ref.sample >= 0)
        name.sample = ref.sample + 1;
    const bool isSource = ref.quantity == Quantity::Contribution ||
                          (ref.quantity == Quantity::AdjointContribution && node.shape.perSample);
    if (ref.row == Ref::kAll || (node.shape.rows * node.shape.cols == 1 && !isSource)) return name;
    name.indices = {ref.row + 1};
    if (isSource || (!node.shape.perSample && node.shape.cols > 1))
        name.indices.push_back(ref.col + 1);
    return name;
}

} // namespace deltaflow
