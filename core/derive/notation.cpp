#include "core/derive/notation.h"

#include "core/derive/node_symbol.h"
#include "core/ops/loss.h"

#include <algorithm>
#include <array>

namespace deltaflow {

namespace {

/// What differs between the texts where a letter is enough to say it.
struct Profile {
    const char* weight;
    const char* bias;
    const char* loss;
    const char* rate;
    int valueOffset;    ///< Added to the layer number at z and a.
    bool parenthesised; ///< W⁽²⁾ rather than W².
};

const Profile& profile(NotationKind kind) {
    static const std::array<Profile, 5> profiles = {{
        {"W", "b", "L", "η", 0, false}, // Delta
        {"Θ", "Θ", "J", "α", 1, true},  // Theta
        {"W", "b", "J", "η", 0, true},  // Graph
        {"Θ", "b", "J", "λ", 0, false}, // Layers
        {"w", "b", "C", "η", 0, true},  // ChainRule
    }};
    return profiles[static_cast<std::size_t>(kind)];
}

Formula text(int n) {
    return Formula::number(std::to_string(n));
}

/// "2", "12", "k2", or "2,12" where plain juxtaposition would be ambiguous.
Formula indices(std::int32_t row, std::int32_t col) {
    if (row >= 0 && col >= -1 && row < 9 && col < 9) return text(10 * (row + 1) + col + 1);
    std::vector<Formula> parts{Notation::letter(row)};
    if (row >= 9 || col >= 9) parts.push_back(Formula::op(","));
    parts.push_back(Notation::letter(col));
    return Formula::row(std::move(parts));
}

Formula subscript(std::int32_t row, std::int32_t col, bool twoIndices) {
    if (row == Ref::kAll) return Formula::row({});
    return twoIndices && col != Ref::kAll ? indices(row, col) : Notation::letter(row);
}

Formula hat(Formula base) {
    return Formula::underOver(std::move(base), Formula::row({}), Formula::op("^"));
}

/// ∇_f is a whole symbol: the node's number is in it already.
bool isNabla(const Formula& letter) {
    return letter.kind == Formula::Kind::Scripts && letter.children.front().text == "∇";
}

Formula withoutRefs(Formula f) {
    f.ref.reset();
    for (auto& child : f.children)
        child = withoutRefs(std::move(child));
    return f;
}

/// Whether all hidden layers of a layered network have the same function, so that one letter
/// serves.
bool hasOneFunction(const Model& model) {
    if (!model.isLayered()) return false;
    const auto nameOf = [&](const LayerNodes& layer) {
        return model.graph->node(layer.activation).op->name();
    };
    return std::all_of(model.layers.begin(), model.layers.end() - 1,
                       [&](const LayerNodes& layer) {
                           return nameOf(layer) == nameOf(model.layers.front());
                       }) &&
           (nameOf(model.layers.back()) == nameOf(model.layers.front()) ||
            nameOf(model.layers.back()) == "identity" || nameOf(model.layers.back()) == "softmax");
}

} // namespace

Notation::Notation(NotationKind kind, OptimiserKind optimiser, std::shared_ptr<const Model> model,
                   Index samples)
    : m_kind(canExpress(kind, *model) ? kind : NotationKind::Graph)
    , m_optimiser(optimiser)
    , m_model(std::move(model))
    , m_samples(samples)
    , m_hasOneFunction(hasOneFunction(*m_model)) {}

Formula Notation::letter(std::int32_t index) {
    return indexLetter(index);
}

Formula Notation::partial(Formula above, Formula below) {
    return Formula::fraction(Formula::row({Formula::op("∂"), std::move(above)}),
                             Formula::row({Formula::op("∂"), std::move(below)}));
}

bool Notation::canExpress(NotationKind kind, const Model& model) {
    if (model.isLayered()) return true;
    if (kind == NotationKind::Delta) return model.isLossPart(model.loss);
    return kind != NotationKind::Theta;
}

Formula Notation::symbol(const Ref& ref) const {
    switch (ref.quantity) {
    case Quantity::Value:
        return value(ref).withRef(ref);
    case Quantity::Updated:
        return withoutRefs(value(ref)).withRef(ref);
    case Quantity::Adjoint:
        return adjoint(ref).withRef(ref);
    case Quantity::Slope: {
        const Node& node = m_model->graph->node(ref.node);
        Ref z = ref;
        z.node = node.inputs.front();
        z.quantity = Quantity::Value;
        Formula prime = Formula::sup(function(node.op->name()), Formula::op("′"));
        return Formula::row({std::move(prime), Formula::parenthesised(symbol(z))}).withRef(ref);
    }
    case Quantity::FirstMoment:
    case Quantity::SecondMoment:
    case Quantity::FirstMomentBefore:
    case Quantity::SecondMomentBefore:
    case Quantity::FirstMomentCorrected:
    case Quantity::SecondMomentCorrected:
        return moment(ref).withRef(ref);
    case Quantity::Setting:
        return setting(static_cast<Setting>(ref.row)).withRef(ref);
    case Quantity::Contribution:
        if (dynamic_cast<const LossOp*>(m_model->graph->node(ref.node).op.get()))
            return lossPart(ref).withRef(ref);
        break;
    case Quantity::AdjointContribution:
        break;
    }
    return Formula::identifier(m_model->graph->node(ref.node).name).withRef(ref);
}

Formula Notation::function(std::string_view name) const {
    if (name == "softmax") return Formula::function("softmax");
    const bool isActivation = name != "ln" && name != "exp" && name != "sgn";
    if (m_kind == NotationKind::Graph && m_hasOneFunction && isActivation)
        return Formula::identifier("φ");
    if (name == "sigmoid") return Formula::identifier("σ");
    if (name == "ReLU") return Formula::function("ReLU");
    if (name == "leaky ReLU") return Formula::function("LReLU");
    if (name == "identity") return Formula::function("id");
    return Formula::function(std::string(name));
}

Formula Notation::indexed(Formula base, int layerIndex, const Ref& ref, bool twoIndices) const {
    std::vector<Formula> sup;
    if (layerIndex >= 0)
        sup.push_back(profile(m_kind).parenthesised ? Formula::parenthesised(text(layerIndex))
                                                    : text(layerIndex));
    const bool perSample = ref.node >= 0 && m_model->graph->node(ref.node).shape.perSample;
    if (perSample && m_samples > 1 && ref.sample != Ref::kAll)
        sup.push_back(Formula::parenthesised(letter(ref.sample)));
    Formula sub = subscript(ref.row, ref.col, twoIndices);
    if (sub.isEmpty() && sup.empty()) return base;
    return Formula::scripts(std::move(base), std::move(sub), Formula::row(std::move(sup)));
}

Formula Notation::value(const Ref& ref) const {
    const Model& model = *m_model;
    if (!model.isLayered()) return nodeValue(ref, {});
    if (ref.node == model.input) {
        const bool layers = m_kind == NotationKind::Layers;
        Formula x = Formula::identifier("x");
        if (layers) x = Formula::sub(std::move(x), Formula::number("0"));
        if (layers && ref.row != Ref::kAll) x = Formula::fence("[", std::move(x), "]");
        return indexed(std::move(x), -1, ref, false);
    }
    if (ref.node == model.target) return indexed(Formula::identifier("y"), -1, ref, false);
    if (ref.node == model.loss || ref.node == model.dataLoss || ref.node == model.penalty)
        return lossSymbol(ref.node);
    for (std::size_t l = 0; l < model.layers.size(); ++l) {
        const LayerNodes& layer = model.layers[l];
        if (ref.node == layer.weights) return parameter(ref, l, false);
        if (ref.node == layer.bias) return parameter(ref, l, true);
        if (ref.node == layer.preActivation || ref.node == layer.activation)
            return layerValue(ref, l);
    }
    return indexed(Formula::identifier(model.graph->node(ref.node).name), -1, ref, false);
}

Formula Notation::layerValue(const Ref& ref, std::size_t layer) const {
    const bool isZ = ref.node == m_model->layers[layer].preActivation;
    const bool last = layer + 1 == m_model->layers.size();
    const int number = static_cast<int>(layer) + 1;
    switch (m_kind) {
    case NotationKind::Graph: {
        if (last && isZ) return indexed(Formula::identifier("o"), -1, ref, false);
        if (last) return indexed(hat(Formula::identifier("y")), -1, ref, false);
        const int shown = m_model->layers.size() > 2 ? number : -1;
        return indexed(Formula::identifier(isZ ? "z" : "h"), shown, ref, false);
    }
    case NotationKind::Layers: {
        Formula x = Formula::sub(Formula::identifier("x"), text(2 * number - (isZ ? 1 : 0)));
        if (ref.row != Ref::kAll) x = Formula::fence("[", std::move(x), "]");
        return indexed(std::move(x), -1, ref, false);
    }
    case NotationKind::Theta:
        if (last && !isZ) {
            Formula h = Formula::sub(Formula::identifier("h"), Formula::identifier("Θ"));
            Formula of = Formula::row(
                {std::move(h), Formula::parenthesised(value(
                                   {m_model->input, Quantity::Value, Ref::kAll, 0, ref.sample}))});
            if (ref.row == Ref::kAll) return of;
            return Formula::sub(std::move(of), letter(ref.row));
        }
        [[fallthrough]];
    default:
        return indexed(Formula::identifier(isZ ? "z" : "a"), number + profile(m_kind).valueOffset,
                       ref, false);
    }
}

Formula Notation::parameter(const Ref& ref, std::size_t layer, bool bias) const {
    const int number = static_cast<int>(layer) + 1;
    if (m_kind == NotationKind::Theta) {
        // Column 0 of Θ is the bias, so a weight from unit j stands in column j.
        Formula base = Formula::identifier("Θ");
        Formula sup = Formula::parenthesised(text(number));
        Formula sub = subscript(ref.row, ref.col, !bias);
        if (bias) // column 0
            sub = ref.row == Ref::kAll ? Formula::row({Formula::op("⋅"), Formula::number("0")})
                                       : indices(ref.row, -1);
        else if (ref.row == Ref::kAll && m_model->layers[layer].bias != kNoNode) // the others
            sub = Formula::row({Formula::identifier("j"), Formula::op("≥"), Formula::number("1")});
        return Formula::scripts(std::move(base), std::move(sub), std::move(sup));
    }
    const Profile& p = profile(m_kind);
    Formula base = Formula::identifier(bias ? p.bias : p.weight);
    if (m_kind == NotationKind::Layers) {
        base = Formula::sub(std::move(base), text(2 * number - 2));
        if (ref.row != Ref::kAll) base = Formula::fence("[", std::move(base), "]");
        return indexed(std::move(base), -1, ref, !bias);
    }
    return indexed(std::move(base), number, ref, !bias);
}

/// One output's part of one sample's loss.
Formula Notation::lossPart(const Ref& ref) const {
    Formula part = Formula::identifier("ℓ");
    Formula output = indexLetter(ref.col);
    if (m_samples == 1 || ref.sample == Ref::kAll)
        return Formula::sub(std::move(part), std::move(output));
    return Formula::scripts(std::move(part), std::move(output),
                            Formula::parenthesised(indexLetter(ref.sample)));
}

Formula Notation::nodeValue(const Ref& ref, const Formula& letter) const {
    const Node& node = m_model->graph->node(ref.node);
    const bool isRoot = ref.node == m_model->loss && letter.isEmpty();
    Formula base = isRoot ? rootLetter() : isNabla(letter) ? letter : nodeFormula(node, letter);
    std::vector<Formula> above;
    if (node.shape.perSample && m_samples > 1 && ref.sample != Ref::kAll)
        above.push_back(Formula::parenthesised(indexLetter(ref.sample)));
    Formula below = elementIndices(node, ref.row, ref.col);
    if (below.isEmpty() && above.empty()) return base;
    if (base.kind == Formula::Kind::Scripts) { // h⁽²⁾ has room below, W_xh has none
        if (base.children[1].isEmpty()) {
            above.insert(above.begin(), base.children[2]);
            base = Formula(base.children[0]);
        } else {
            base = Formula::fence("[", std::move(base), "]");
        }
    }
    return Formula::scripts(std::move(base), std::move(below), Formula::row(std::move(above)));
}

/// The text's letter for a loss; what is not a loss keeps its name.
Formula Notation::rootLetter() const {
    if (m_model->isLossPart(m_model->loss)) return Formula::identifier(profile(m_kind).loss);
    return nodeFormula(m_model->graph->node(m_model->loss));
}

Formula Notation::nodeAdjoint(const Ref& ref) const {
    const Node& node = m_model->graph->node(ref.node);
    Ref of = ref;
    of.quantity = Quantity::Value;
    const bool isZ = node.role == NodeRole::Computed && nodeSymbol(node.name).letter == "z";
    if (m_kind == NotationKind::Delta && isZ) return nodeValue(of, Formula::identifier("δ"));
    if (m_kind == NotationKind::Layers) {
        Formula nabla = Formula::sub(Formula::op("∇"),
                                     ref.node == m_model->loss ? rootLetter() : nodeFormula(node));
        return nodeValue(of, nabla);
    }
    return partial(rootLetter(), withoutRefs(nodeValue(of, {})));
}

Formula Notation::lossSymbol(NodeId node) const {
    const char* total = profile(m_kind).loss;
    if (node == m_model->penalty)
        return Formula::identifier(m_kind == NotationKind::Graph ? "s" : "R");
    if (node == m_model->loss) return Formula::identifier(total);
    if (m_kind == NotationKind::Graph) return Formula::identifier("L");
    return Formula::sub(Formula::identifier(total), Formula::number("0"));
}

Formula Notation::adjoint(const Ref& ref) const {
    Ref of = ref;
    of.quantity = Quantity::Value;
    if (!m_model->isLayered()) return nodeAdjoint(ref);
    const int layer = m_model->layerOf(ref.node);
    const bool isLayer = layer > 0 && m_model->graph->node(ref.node).role == NodeRole::Computed;
    const bool isZ =
        isLayer && ref.node == m_model->layers[static_cast<std::size_t>(layer) - 1].preActivation;
    if (m_kind == NotationKind::Delta && isZ)
        return indexed(Formula::identifier("δ"), layer, ref, false);
    if (m_kind == NotationKind::Layers && isLayer) {
        Formula nabla = Formula::sub(Formula::op("∇"), text(2 * layer - (isZ ? 2 : 1)));
        if (ref.row != Ref::kAll) nabla = Formula::fence("[", std::move(nabla), "]");
        return indexed(std::move(nabla), -1, ref, false);
    }
    return partial(Formula::identifier(profile(m_kind).loss), withoutRefs(value(of)));
}

Formula Notation::moment(const Ref& ref) const {
    const bool first = ref.quantity == Quantity::FirstMoment ||
                       ref.quantity == Quantity::FirstMomentBefore ||
                       ref.quantity == Quantity::FirstMomentCorrected;
    const bool before =
        ref.quantity == Quantity::FirstMomentBefore || ref.quantity == Quantity::SecondMomentBefore;
    const bool corrected = ref.quantity == Quantity::FirstMomentCorrected ||
                           ref.quantity == Quantity::SecondMomentCorrected;
    Formula letter = Formula::identifier(m_optimiser == OptimiserKind::Adam ? (first ? "m" : "v")
                                         : first                            ? "v"
                                                                            : "s");
    Ref of = ref;
    of.quantity = Quantity::Value;
    return Formula::scripts(corrected ? hat(std::move(letter)) : std::move(letter),
                            withoutRefs(value(of)),
                            before ? Formula::words("old") : Formula::row({}));
}

Formula Notation::setting(Setting which) const {
    switch (which) {
    case Setting::LearningRate:
        return Formula::identifier(profile(m_kind).rate);
    case Setting::PenaltyStrength:
        // Layers' text writes λ for the learning rate.
        return Formula::identifier(m_kind == NotationKind::Layers ? "γ" : "λ");
    case Setting::Momentum:
        return Formula::identifier("μ");
    case Setting::Decay:
        return Formula::identifier("ρ");
    case Setting::Beta1:
        return Formula::sub(Formula::identifier("β"), Formula::number("1"));
    case Setting::Beta2:
        return Formula::sub(Formula::identifier("β"), Formula::number("2"));
    case Setting::Epsilon:
        return Formula::identifier("ε");
    case Setting::SampleCount:
        return Formula::identifier("m");
    case Setting::Iteration:
        return Formula::identifier("t");
    }
    return {};
}

} // namespace deltaflow
