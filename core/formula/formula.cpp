#include "core/formula/formula.h"

#include <utility>

namespace deltaflow {

namespace {

Formula leaf(Formula::Kind kind, std::string text) {
    Formula f;
    f.kind = kind;
    f.text = std::move(text);
    return f;
}

// A braced list of Formula would copy each of them, and whole trees hang on them.
template <typename... Parts>
Formula node(Formula::Kind kind, Parts... parts) {
    Formula f;
    f.kind = kind;
    f.children.reserve(sizeof...(parts));
    (f.children.push_back(std::move(parts)), ...);
    return f;
}

} // namespace

Formula Formula::withRef(const Ref& r) && {
    ref = r;
    return std::move(*this);
}

Formula Formula::identifier(std::string name) {
    return leaf(Kind::Identifier, std::move(name));
}

Formula Formula::function(std::string name) {
    Formula f = identifier(std::move(name));
    f.upright = true;
    return f;
}

Formula Formula::number(std::string digits) {
    return leaf(Kind::Number, std::move(digits));
}

Formula Formula::op(std::string symbol) {
    return leaf(Kind::Operator, std::move(symbol));
}

Formula Formula::words(std::string text) {
    return leaf(Kind::Text, std::move(text));
}

Formula Formula::space(double em) {
    Formula f = node(Kind::Space);
    f.em = em;
    return f;
}

Formula Formula::row(std::vector<Formula> parts) {
    Formula f;
    f.children = std::move(parts);
    return f;
}

Formula Formula::fraction(Formula above, Formula below) {
    return node(Kind::Fraction, std::move(above), std::move(below));
}

Formula Formula::scripts(Formula base, Formula sub, Formula sup) {
    return node(Kind::Scripts, std::move(base), std::move(sub), std::move(sup));
}

Formula Formula::sub(Formula base, Formula sub) {
    return scripts(std::move(base), std::move(sub), {});
}

Formula Formula::sup(Formula base, Formula sup) {
    return scripts(std::move(base), {}, std::move(sup));
}

Formula Formula::underOver(Formula base, Formula under, Formula over) {
    return node(Kind::UnderOver, std::move(base), std::move(under), std::move(over));
}

Formula Formula::parenthesised(Formula body) {
    return fence("(", std::move(body), ")");
}

Formula Formula::fence(std::string open, Formula body, std::string close) {
    Formula f = node(Kind::Fence, std::move(body));
    f.text = std::move(open);
    f.closing = std::move(close);
    return f;
}

Formula Formula::matrix(int columns, std::vector<Formula> cells, std::string open,
                        std::string close) {
    Formula f = leaf(Kind::Matrix, std::move(open));
    f.closing = std::move(close);
    f.columns = columns;
    f.children = std::move(cells);
    return f;
}

Formula Formula::root(Formula radicand) {
    return node(Kind::Root, std::move(radicand));
}

} // namespace deltaflow
