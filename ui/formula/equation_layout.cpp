#include "ui/formula/equation_layout.h"

#include "ui/formula/line_breaks.h"

#include <algorithm>
#include <array>
#include <utility>

namespace deltaflow {

namespace {

/// All in em. A line is at least as tall as a letter with its scripts, so that lines keep their
/// places while the numbers in them change.
constexpr double kAscent = 0.8;
constexpr double kDescent = 0.3;
constexpr double kLineGap = 0.45;
constexpr double kBrokenGap = 0.2;
constexpr double kHangingIndent = 1.0;
constexpr double kEqualsGap = 5.0 / 18;

class EquationSetter {
public:
    /// `outdents`: a line too wide for its place moves left as far as it must.
    EquationSetter(const Equation& equation, double size, double width, bool outdents = false)
        : m_equation(equation)
        , m_size(size)
        , m_width(width)
        , m_outdents(outdents) {}

    EquationLayout lay() {
        if (!m_equation.left.isEmpty()) put(layoutFormula(m_equation.left, m_size), 0);
        m_rightAt = m_line.empty() ? 0 : m_out.parts.front().layout.width + kEqualsGap * m_size;
        m_equals = layoutFormula(Formula::op("="), m_size);
        m_relation = layoutFormula(Formula::op(m_equation.relation), m_size);
        // A left side that takes most of the room stands on a line of its own.
        const bool apart = !m_line.empty() && m_rightAt > m_width / 2 && !fits();
        if (apart) m_rightAt = kHangingIndent * m_size;
        for (std::size_t i = 0; i < m_equation.rights.size(); ++i) {
            if (i > 0 || apart) endLine(kLineGap);
            addRight(m_equation.rights[i], i == 0 ? m_relation : m_equals);
        }
        endLine(0);
        m_out.size.setHeight(m_y);
        return std::move(m_out);
    }

private:
    [[nodiscard]] double bodyAt() const {
        return m_rightAt + relationWidth() + kEqualsGap * m_size;
    }

    [[nodiscard]] double relationWidth() const {
        return std::max(m_equals.width, m_relation.width);
    }

    [[nodiscard]] bool fits() const {
        return std::all_of(
            m_equation.rights.begin(), m_equation.rights.end(),
            [&](const Formula& f) { return bodyAt() + layoutFormula(f, m_size).width <= m_width; });
    }

    void addRight(const Formula& right, const FormulaLayout& relation) {
        const double room = m_width - bodyAt();
        FormulaLayout whole = layoutFormula(right, m_size);
        put(relation, m_rightAt + (relationWidth() - relation.width) / 2);
        if (whole.width <= room) {
            put(std::move(whole), bodyAt());
            return;
        }
        const double indent = kHangingIndent * m_size;
        const auto lines = breakLines(
            right, room, indent, [&](const Formula& f) { return layoutFormula(f, m_size).width; });
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (i > 0) endLine(kBrokenGap);
            FormulaLayout line = layoutFormula(lines[i], m_size);
            double x = bodyAt() + (i > 0 ? indent : 0);
            if (m_outdents && i > 0) x = std::min(x, std::max(0.0, m_width - line.width));
            put(std::move(line), x);
        }
    }

    /// Puts a part on the current line; its height is settled when the line ends.
    void put(FormulaLayout layout, double x) {
        m_out.size.setWidth(std::max(m_out.size.width(), x + layout.width));
        m_line.push_back(m_out.parts.size());
        m_out.parts.push_back({std::move(layout), QPointF(x, 0)});
    }

    void endLine(double gap) {
        double ascent = kAscent * m_size;
        double descent = kDescent * m_size;
        for (const std::size_t i : m_line) {
            ascent = std::max(ascent, m_out.parts[i].layout.ascent);
            descent = std::max(descent, m_out.parts[i].layout.descent);
        }
        for (const std::size_t i : m_line)
            m_out.parts[i].origin.setY(m_y + ascent);
        if (m_y == 0) m_out.baseline = ascent;
        m_y += ascent + descent + gap * m_size;
        m_line.clear();
    }

    const Equation& m_equation;
    double m_size;
    double m_width;
    bool m_outdents;
    double m_rightAt = 0;
    double m_y = 0;
    FormulaLayout m_equals;
    FormulaLayout m_relation; ///< Before the first right side.
    EquationLayout m_out;
    std::vector<std::size_t> m_line; ///< Parts on the line that is being filled.
};

} // namespace

EquationLayout layoutEquation(const Equation& equation, double pixelSize, double width) {
    EquationLayout out = EquationSetter(equation, pixelSize, width).lay();
    if (out.size.width() <= width) return out;
    // The width goes with the size, unless the lines then break elsewhere; so it is looked at
    // again.
    constexpr double kSmallest = EquationLayout::kSmallestScale;
    const std::array<std::pair<double, bool>, 3> tries{
        {{width / out.size.width(), false}, {kSmallest, false}, {kSmallest, true}}};
    for (const auto& [wanted, outdents] : tries) {
        const double scale = std::max(wanted, kSmallest);
        out = EquationSetter(equation, pixelSize * scale, width, outdents).lay();
        out.scale = scale;
        if (out.size.width() <= width + 1e-6) return out;
    }
    out.overflows = true;
    return out;
}

std::vector<FormulaLayout::Place> EquationLayout::places() const {
    std::vector<FormulaLayout::Place> all;
    for (const Part& part : parts)
        for (FormulaLayout::Place place : part.layout.places) {
            place.rect.translate(part.origin);
            all.push_back(place);
        }
    return all;
}

std::optional<FormulaLayout::Place> EquationLayout::placeAt(QPointF point) const {
    for (const Part& part : parts) {
        if (const auto* found = part.layout.placeAt(point - part.origin)) {
            FormulaLayout::Place place = *found;
            place.rect.translate(part.origin);
            return place;
        }
    }
    return std::nullopt;
}

void paintEquation(QPainter& painter, const EquationLayout& layout, QPointF topLeft,
                   const FormulaTone& tone) {
    for (const auto& part : layout.parts)
        paintFormula(painter, part.layout, topLeft + part.origin, tone);
}

} // namespace deltaflow
