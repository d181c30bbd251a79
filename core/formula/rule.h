#pragma once

#include "core/graph/ref.h"

#include <Eigen/Core>

#include <functional>
#include <string>
#include <vector>

namespace deltaflow {

/// A mathematical rule over Refs: what an op computes, as data. The same rule is written in
/// symbols, written with the numbers in it (core/derive/writer.h), and evaluated (evaluate below),
/// so the tests can hold every displayed line against the engine.
///
/// Scalars and matrices share the type: a Quantity whose Ref has kAll stands for a matrix.
struct Rule {
    enum class Kind : std::uint8_t {
        Quantity,      ///< the number(s) at `ref`
        Number,        ///< an exact constant `value`, written as `text`
        Sum,           ///< children added; a Negate child is written with a minus
        Product,       ///< scalar factors side by side
        MatrixProduct, ///< children multiplied as matrices
        Hadamard,      ///< children multiplied elementwise, ⊙
        Quotient,      ///< children[0] / children[1]
        Power,         ///< children[0] to the power children[1]
        Negate,        ///< −children[0]
        Transpose,     ///< children[0]ᵀ
        Apply,         ///< the function `text` (identity … softmax, ln, exp, sqrt, max0, …) elementwise
        SumOver,       ///< Σ over the running index of `axis` (letter `text`, `count` values) of children[0]
        NormSquared,   ///< ‖children[0]‖²: the sum of the squares of all elements
        RowSums,       ///< children[0] 1: the sum of each row over the samples
        Abbreviation,  ///< written as the symbol of `ref`, with numbers as children[0]
    };
    enum class Axis : std::uint8_t { Row, Col, Sample };

    /// The running index inside a SumOver: a Ref's row, col or sample that SumOver binds.
    static constexpr std::int32_t kRunning = -2;

    Kind kind = Kind::Number;
    Ref ref;
    double value = 0;
    std::string text;
    Axis axis = Axis::Row;
    int count = 0;
    std::vector<Rule> children;

    static Rule quantity(const Ref& ref);
    static Rule number(double value, std::string text);
    static Rule integer(int value);
    static Rule half(); ///< ½ as a fraction
    static Rule sum(std::vector<Rule> terms);
    static Rule product(std::vector<Rule> factors);
    static Rule matrixProduct(Rule a, Rule b);
    static Rule hadamard(Rule a, Rule b);
    static Rule quotient(Rule a, Rule b);
    static Rule power(Rule base, int exponent);
    static Rule negate(Rule a);
    static Rule difference(Rule a, Rule b); ///< a − b
    static Rule transpose(Rule a);
    static Rule apply(std::string function, Rule argument);
    static Rule sumOver(Axis axis, std::string letter, int count, Rule body);
    static Rule normSquared(Rule a);
    static Rule rowSums(Rule a);
    static Rule abbreviation(const Ref& ref, Rule meaning);
};

class Trace;

/// The rule's value on the numbers of a pass; a scalar is 1×1. Shapes that do not fit throw ShapeError.
[[nodiscard]] Eigen::MatrixXd evaluate(const Rule& rule, const Trace& trace);

/// Calls `visit` with every Ref the rule reads (an abbreviation's own Ref, not its meaning's).
void forEachRef(const Rule& rule, const std::function<void(const Ref&)>& visit);

/// The body with the running index of `axis` set to `index`.
[[nodiscard]] Rule bind(const Rule& body, Rule::Axis axis, int index);

} // namespace deltaflow
