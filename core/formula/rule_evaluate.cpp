#include "core/error.h"
#include "core/formula/rule.h"
#include "core/graph/trace.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace deltaflow {

namespace {

using Matrix = Eigen::MatrixXd;

std::string size(const Matrix& m) {
    return std::to_string(m.rows()) + "×" + std::to_string(m.cols());
}

bool isScalar(const Matrix& m) {
    return m.size() == 1;
}

/// Indices [first, last) that a place of a Ref stands for.
std::pair<int, int> span(std::int32_t place, Index all) {
    return place == Ref::kAll ? std::pair{0, static_cast<int>(all)} : std::pair{place, place + 1};
}

Matrix quantity(const Ref& ref, const Trace& trace) {
    if (ref.isSingle()) return Matrix::Constant(1, 1, trace.at(ref));
    const Shape shape = trace.graph().node(ref.node).shape;
    const auto [r0, r1] = span(ref.row, shape.rows);
    const bool bySample = shape.perSample;
    const auto [c0, c1] = bySample ? span(ref.sample, trace.samples()) : span(ref.col, shape.cols);
    Matrix m(r1 - r0, c1 - c0);
    for (int r = r0; r < r1; ++r)
        for (int c = c0; c < c1; ++c)
            m(r - r0, c - c0) =
                trace.at({ref.node, ref.quantity, r, bySample ? 0 : c, bySample ? c : 0});
    return m;
}

/// `m` as a matrix of the given size: a scalar, a column or a row is repeated.
Matrix spread(const Matrix& m, Index rows, Index cols) {
    if (m.rows() == rows && m.cols() == cols) return m;
    if (isScalar(m)) return Matrix::Constant(rows, cols, m(0, 0));
    if (m.rows() == rows && m.cols() == 1) return m.replicate(1, cols);
    if (m.cols() == cols && m.rows() == 1) return m.replicate(rows, 1);
    throw ShapeError("cannot spread " + size(m) + " over " + std::to_string(rows) + "×" +
                     std::to_string(cols));
}

template <typename Combine>
Matrix elementwise(const Matrix& a, const Matrix& b, Combine combine) {
    const Index rows = std::max(a.rows(), b.rows());
    const Index cols = std::max(a.cols(), b.cols());
    const Matrix x = spread(a, rows, cols);
    return x.binaryExpr(spread(b, rows, cols), combine);
}

/// 0 · ln 0 is 0, its limit, as everywhere in information theory; so is 0 · 0⁻¹ in a power's slope.
bool hasLimit(const Rule& product) {
    return std::any_of(product.children.begin(), product.children.end(), [](const Rule& factor) {
        return factor.kind == Rule::Kind::Power ||
               (factor.kind == Rule::Kind::Apply && factor.text == "ln");
    });
}

double limitingProduct(double a, double b) {
    const bool vanishes = (a == 0 && std::isinf(b)) || (b == 0 && std::isinf(a));
    return vanishes ? 0 : a * b;
}

double sigmoid(double z) {
    const double e = std::exp(-std::abs(z));
    return (z >= 0 ? 1.0 : e) / (1.0 + e);
}

double softplus(double z) {
    return std::max(z, 0.0) + std::log1p(std::exp(-std::abs(z)));
}

Matrix softmax(const Matrix& z) {
    Matrix e = (z.rowwise() - z.colwise().maxCoeff()).array().exp();
    return e.array().rowwise() / e.colwise().sum().array();
}

Matrix apply(const Rule& rule, const Matrix& z) {
    const double alpha = rule.value;
    static const std::map<std::string, double (*)(double, double)> functions = {
        {"identity", [](double v, double) { return v; }},
        {"sigmoid", [](double v, double) { return sigmoid(v); }},
        {"tanh", [](double v, double) { return std::tanh(v); }},
        {"ReLU", [](double v, double) { return v <= 0 ? 0.0 : v; }},
        {"leaky ReLU", [](double v, double slope) { return v > 0 ? v : slope * v; }},
        {"softplus", [](double v, double) { return softplus(v); }},
        {"ln", [](double v, double) { return std::log(v); }},
        {"exp", [](double v, double) { return std::exp(v); }},
        {"sin", [](double v, double) { return std::sin(v); }},
        {"cos", [](double v, double) { return std::cos(v); }},
        {"abs", [](double v, double) { return std::abs(v); }},
        {"sgn", [](double v, double) { return v > 0   ? 1.0
                                              : v < 0 ? -1.0
                                                      : v * 0; }},
    };
    if (rule.text == "softmax") return softmax(z);
    const auto found = functions.find(rule.text);
    if (found == functions.end()) throw Error("no function is called " + rule.text);
    return z.unaryExpr([&](double v) { return found->second(v, alpha); });
}

double choose(const std::string& which, double a, double b) {
    if (std::isnan(a)) return a;
    return (which == "max" ? a >= b : a <= b) ? a : b;
}

double compare(const std::string& relation, double a, double b) {
    if (std::isnan(a) || std::isnan(b)) return std::nan("");
    const bool holds = relation == "≥"   ? a >= b
                       : relation == "≤" ? a <= b
                       : relation == ">" ? a > b
                                         : a < b;
    return holds ? 1 : 0;
}

Matrix sumOver(const Rule& rule, const Trace& trace) {
    Matrix total = Matrix::Zero(1, 1);
    for (int i = 0; i < rule.count; ++i) {
        const Matrix term =
            evaluate(bind(rule.children.front(), rule.index, rule.first + i), trace);
        total = i == 0 ? term : elementwise(total, term, std::plus<double>{});
    }
    return total;
}

} // namespace

Matrix evaluate(const Rule& rule, const Trace& trace) {
    const auto child = [&](std::size_t i) { return evaluate(rule.children.at(i), trace); };
    const auto fold = [&](auto combine) {
        Matrix total = child(0);
        for (std::size_t i = 1; i < rule.children.size(); ++i)
            total = elementwise(total, child(i), combine);
        return total;
    };
    switch (rule.kind) {
    case Rule::Kind::Quantity:
        return quantity(rule.ref, trace);
    case Rule::Kind::Number:
        return Matrix::Constant(1, 1, rule.value);
    case Rule::Kind::Sum:
        return fold(std::plus<double>{});
    case Rule::Kind::Product:
    case Rule::Kind::Hadamard:
        return hasLimit(rule) ? fold(limitingProduct) : fold(std::multiplies<double>{});
    case Rule::Kind::MatrixProduct: {
        const Matrix a = child(0);
        const Matrix b = child(1);
        if (a.cols() != b.rows()) throw ShapeError("cannot multiply " + size(a) + " by " + size(b));
        return a * b;
    }
    case Rule::Kind::Quotient:
        return elementwise(child(0), child(1), std::divides<double>{});
    case Rule::Kind::Power:
        return elementwise(child(0), child(1), [](double x, double n) { return std::pow(x, n); });
    case Rule::Kind::Root:
        return child(0).array().sqrt();
    case Rule::Kind::Negate:
        return -child(0);
    case Rule::Kind::Transpose:
        return child(0).transpose();
    case Rule::Kind::Apply:
        return apply(rule, child(0));
    case Rule::Kind::Call:
        return fold([&rule](double a, double b) { return choose(rule.text, a, b); });
    case Rule::Kind::Comparison:
        return fold([&rule](double a, double b) { return compare(rule.text, a, b); });
    case Rule::Kind::SumOver:
        return sumOver(rule, trace);
    case Rule::Kind::NormSquared:
        return Matrix::Constant(1, 1, child(0).squaredNorm());
    case Rule::Kind::RowSums:
        return child(0).rowwise().sum();
    case Rule::Kind::ColumnSums:
        return child(0).colwise().sum();
    case Rule::Kind::Abbreviation:
        return child(0);
    case Rule::Kind::Operation: {
        std::vector<Matrix> operands;
        for (const Rule& operand : rule.children)
            operands.push_back(evaluate(operand, trace));
        return (*rule.compute)(operands);
    }
    }
    return {};
}

} // namespace deltaflow
