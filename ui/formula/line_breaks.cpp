#include "ui/formula/line_breaks.h"

#include "core/formula/operators.h"

#include <algorithm>
#include <iterator>

namespace deltaflow {

namespace {

using Kind = Formula::Kind;

enum class Break { None, Operator, Term };

/// How good a place the front of `row.children[at]` is to break a line at.
Break breakBefore(const Formula& row, std::size_t at) {
    const Formula& part = row.children[at];
    if (at == 0 || part.kind != Kind::Operator || isPrefix(row, at)) return Break::None;
    const Gaps gaps = gapsAround(row, at, false);
    switch (operatorClass(part)) {
    case OperatorClass::Sum:
        return Break::Term;
    // The × of 9.291×10⁻⁵ stands close because it belongs to the number.
    case OperatorClass::Product:
        return gaps.before > 0.1 ? Break::Term : Break::None;
    case OperatorClass::Relation:
        return Break::Operator;
    case OperatorClass::Tight:
        return part.text == "\u2062" ? Break::Operator : Break::None;
    default:
        return Break::None;
    }
}

struct Piece {
    std::size_t from, to;
    double gap;   ///< before its operator, unless it begins a line
    double width; ///< without that gap
};

class Breaker {
public:
    Breaker(const Formula& row, const std::function<double(const Formula&)>& measure)
        : m_row(row)
        , m_measure(measure) {}

    std::vector<Formula> lines(double width, double indent) const {
        std::vector<Formula> out;
        std::size_t start = 0;
        double room = width;
        double used = 0;
        for (const Piece& piece : pieces(width - indent)) {
            if (used > 0 && used + piece.gap + piece.width > room) {
                out.push_back(line(start, piece.from));
                start = piece.from;
                room = width - indent;
                used = 0;
            }
            used += (used > 0 ? piece.gap : 0) + piece.width;
        }
        out.push_back(line(start, m_row.children.size()));
        return out;
    }

private:
    [[nodiscard]] std::vector<Piece> split(std::size_t from, std::size_t to, Break least) const {
        std::vector<Piece> out;
        for (std::size_t i = from; i <= to; ++i) {
            if (i < to && (i == from || breakBefore(m_row, i) < least)) continue;
            const std::size_t start = out.empty() ? from : out.back().to;
            if (i == start) continue;
            const double gap = start > 0 ? gapsAround(m_row, start, false).before : 0;
            out.push_back({start, i, m_measure(Formula::space(gap)), m_measure(line(start, i))});
        }
        return out;
    }

    /// Terms, and those of them that are too wide in pieces again.
    [[nodiscard]] std::vector<Piece> pieces(double room) const {
        std::vector<Piece> out;
        for (const Piece& term : split(0, m_row.children.size(), Break::Term)) {
            if (term.width <= room) {
                out.push_back(term);
                continue;
            }
            for (const Piece& part : split(term.from, term.to, Break::Operator))
                out.push_back(part);
        }
        return out;
    }

    /// Children [from, to) as a row. An operator at its front is still one between operands, so it
    /// keeps the gap behind it.
    [[nodiscard]] Formula line(std::size_t from, std::size_t to) const {
        std::vector<Formula> parts;
        std::size_t i = from;
        if (from > 0 && m_row.children[from].kind == Kind::Operator) {
            const Gaps gaps = gapsAround(m_row, from, false);
            parts.push_back(Formula::row({m_row.children[from]}));
            parts.push_back(Formula::space(gaps.after));
            ++i;
        }
        for (; i < to; ++i)
            parts.push_back(m_row.children[i]);
        return Formula::row(std::move(parts));
    }

    const Formula& m_row;
    const std::function<double(const Formula&)>& m_measure;
};

void splice(std::vector<Formula>& parts, Formula&& body) {
    if (body.kind == Kind::Row && !body.ref)
        std::move(body.children.begin(), body.children.end(), std::back_inserter(parts));
    else
        parts.push_back(std::move(body));
}

/// Writes fences that are too wide as plain delimiters around their content, so that a line can be
/// broken in them, and takes up rows within the row; stretched fences stay. Returns whether there
/// was one.
bool openFences(Formula& row, double room, const std::function<double(const Formula&)>& measure) {
    const auto opens = [&](const Formula& part) {
        const bool fence =
            part.kind == Kind::Fence && !part.children.empty() && !isTall(part.children[0]);
        return (fence || part.kind == Kind::Row) && !part.ref && measure(part) > room;
    };
    bool found = false;
    std::vector<Formula> parts;
    for (Formula& part : row.children) {
        if (!opens(part)) {
            parts.push_back(std::move(part));
            continue;
        }
        found = true;
        if (part.kind == Kind::Row) {
            splice(parts, std::move(part));
            continue;
        }
        if (!part.text.empty()) parts.push_back(Formula::op(part.text));
        splice(parts, std::move(part.children[0]));
        if (!part.closing.empty()) parts.push_back(Formula::op(part.closing));
    }
    row.children = std::move(parts);
    return found;
}

/// Sets the numerators and denominators that are too wide on lines below each other. Returns
/// whether there was one.
bool stackFractions(Formula& row, double room,
                    const std::function<double(const Formula&)>& measure) {
    bool found = false;
    for (Formula& part : row.children) {
        if (part.kind != Kind::Fraction || part.ref || measure(part) <= room) continue;
        for (Formula& half : part.children) {
            std::vector<Formula> lines = breakLines(half, room, 0, measure);
            if (lines.size() < 2) continue;
            half = Formula::matrix(1, std::move(lines), "", "");
            found = true;
        }
    }
    return found;
}

/// Sets what stands in tall fences that are too wide on lines below each other: the fences stretch
/// around all of them. Returns whether there was one.
bool stackFences(Formula& row, double room, const std::function<double(const Formula&)>& measure) {
    bool found = false;
    for (Formula& part : row.children) {
        if (part.kind != Kind::Fence || part.ref || part.children.empty()) continue;
        const double wide = measure(part);
        if (wide <= room) continue;
        const double delimiters = wide - measure(part.children[0]);
        std::vector<Formula> lines =
            breakLines(part.children[0], std::max(0.0, room - delimiters), 0, measure);
        if (lines.size() < 2) continue;
        part.children[0] = Formula::matrix(1, std::move(lines), "", "");
        found = true;
    }
    return found;
}

} // namespace

std::vector<Formula> breakLines(const Formula& formula, double width, double indent,
                                const std::function<double(const Formula&)>& measure) {
    if (measure(formula) <= width) return {formula};
    Formula row = formula;
    while (row.kind == Kind::Row && row.children.size() == 1 && !row.ref)
        row = Formula(row.children[0]);
    if (row.kind != Kind::Row || row.ref) row = Formula::row({std::move(row)});
    // Parentheses are opened only where there is no other way, the outer ones first.
    constexpr int deepest = 4;
    for (int level = 0;; ++level) {
        std::vector<Formula> lines = Breaker(row, measure).lines(width, indent);
        const bool fits = std::all_of(lines.begin(), lines.end(), [&](const Formula& line) {
            return measure(line) <= width - (&line == lines.data() ? 0 : indent);
        });
        if (fits || level == deepest) return lines;
        const bool opened = openFences(row, width - indent, measure);
        if (!opened && !stackFractions(row, width - indent, measure) &&
            !stackFences(row, width - indent, measure))
            return lines;
    }
}

} // namespace deltaflow
