#include "core/formula/written_number.h"

#include <algorithm>

namespace deltaflow {

namespace {

using Kind = Formula::Kind;

bool isExponent(const Formula& f) {
    if (f.kind == Kind::Number) return true;
    return f.kind == Kind::Row && !f.children.empty() &&
           std::all_of(f.children.begin(), f.children.end(),
                       [](const Formula& c) { return c.kind == Kind::Number || c.text == "−"; });
}

constexpr int kDeepest = 6; // no number is wrapped in more than a sign, a fence and a row

bool hasInnerRef(const Formula& f, int depth = 0) {
    return depth <= kDeepest &&
           std::any_of(f.children.begin(), f.children.end(),
                       [&](const Formula& c) { return c.ref || hasInnerRef(c, depth + 1); });
}

bool isWritten(const Formula& f, int depth) {
    if (f.kind == Kind::Number || isPowerOfTen(f)) return true;
    if (depth > kDeepest || f.children.empty()) return false;
    if (f.kind == Kind::Fence) return isWritten(f.children[0], depth + 1);
    if (f.kind != Kind::Row) return false;
    const Formula* part = f.children.data();
    std::size_t left = f.children.size();
    if (part->kind == Kind::Operator && part->text == "−") ++part, --left;
    if (left == 1) return isWritten(*part, depth + 1);
    return left == 3 && part[0].kind == Kind::Number && part[1].kind == Kind::Operator &&
           isPowerOfTen(part[2]);
}

} // namespace

bool isWrittenNumber(const Formula& formula) {
    return isWritten(formula, 0) && !hasInnerRef(formula);
}

bool isPowerOfTen(const Formula& f) {
    return f.kind == Kind::Scripts && f.children.size() == 3 &&
           f.children[0].kind == Kind::Number && f.children[0].text == "10" &&
           f.children[1].isEmpty() && isExponent(f.children[2]);
}

} // namespace deltaflow
