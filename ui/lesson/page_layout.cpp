#include "ui/lesson/page_layout.h"

#include "core/formula/formula_text.h"
#include "ui/formula/line_breaks.h"

#include <QFontMetricsF>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <cmath>

namespace deltaflow {

namespace {

constexpr double kFormulaScale = 1.24; ///< So that both fonts' small letters are of one height.
constexpr double kLeading = 1.5;       ///< From baseline to baseline, in text sizes.
constexpr double kIndent = 1.5;        ///< Of points, in text sizes.
constexpr double kPendingScale = 0.85; ///< Of what is not known yet.
constexpr double kPendingSide = 0.4;   ///< Between it and its frame, in text sizes.

/// What stays together on a line: words of one font without a space in them, or a formula.
struct Atom {
    QString text;
    QFont font;
    std::optional<FormulaLayout> formula;
    double width = 0;
    double space = 0; ///< Behind it, where it is not the last of its line.
    bool mayBreakBefore = false;
    bool code = false;
    std::optional<Ref> pending;
    QString fault;

    [[nodiscard]] double ascent() const {
        return formula ? formula->ascent : QFontMetricsF(font).ascent();
    }
    [[nodiscard]] double descent() const {
        return formula ? formula->descent : QFontMetricsF(font).descent();
    }
};

QFont fontOf(const PageContent::Piece& piece, double size, bool heading) {
    QFont font = uiFont(size, piece.bold || heading ? QFont::DemiBold : QFont::Normal);
    if (piece.code) {
        font = QFont(QStringLiteral("monospace"));
        font.setStyleHint(QFont::Monospace);
        font.setPixelSize(static_cast<int>(std::lround(size * 0.92)));
    }
    font.setItalic(piece.italic);
    return font;
}

class Setter {
public:
    Setter(double width, double size)
        : m_width(width)
        , m_size(size) {}

    PageLayout set(const PageContent& content) {
        PageBlock::Kind before = PageBlock::Kind::Heading;
        for (const PageContent::Block& block : content.blocks) {
            if (&block != &content.blocks.front()) m_y += gap(before, block.kind);
            setBlock(block);
            before = block.kind;
        }
        m_out.height = std::ceil(m_y);
        return std::move(m_out);
    }

private:
    using Kind = PageBlock::Kind;

    [[nodiscard]] double gap(Kind before, Kind now) const {
        const auto isPoint = [](Kind kind) {
            return kind == Kind::Bullet || kind == Kind::Numbered;
        };
        if (now == Kind::Heading) return 1.4 * m_size;
        if (before == Kind::Heading) return 0.45 * m_size;
        if (isPoint(before) && isPoint(now)) return 0.35 * m_size;
        return 0.75 * m_size;
    }

    void setBlock(const PageContent::Block& block) {
        switch (block.kind) {
        case Kind::Display:
            return setDisplay(block.pieces.front());
        case Kind::Heading:
            return setLines(block, 0, block.number == 1 ? 1.3 * m_size : 1.12 * m_size);
        case Kind::Bullet:
        case Kind::Numbered:
            return setPoint(block);
        case Kind::Remark: {
            const double top = m_y;
            setLines(block, m_size, m_size);
            m_out.bars.push_back({0, top, 3, m_y - top});
            return;
        }
        case Kind::Paragraph:
            return setLines(block, 0, m_size);
        }
    }

    void setPoint(const PageContent::Block& block) {
        const QString mark = block.kind == Kind::Bullet ? QStringLiteral("•")
                                                        : QStringLiteral("%1.").arg(block.number);
        const QFont font = uiFont(m_size);
        const double indent =
            std::max(kIndent * m_size, QFontMetricsF(font).horizontalAdvance(mark) + 0.5 * m_size);
        const std::size_t at = m_out.words.size();
        m_firstBaseline = 0;
        setLines(block, indent, m_size);
        m_out.words.insert(m_out.words.begin() + static_cast<std::ptrdiff_t>(at),
                           {mark, font, {0.25 * m_size, m_firstBaseline}, PageLayout::Ink::Muted});
    }

    void setDisplay(const PageContent::Piece& piece) {
        if (!piece.fault.isEmpty()) {
            PageContent::Block line{Kind::Paragraph, 0, {piece}};
            return setLines(line, 0, m_size);
        }
        const double indent = std::min(kIndent * m_size, 0.06 * m_width);
        EquationLayout layout =
            layoutEquation(asEquation(piece.formula), kFormulaScale * m_size, m_width - indent);
        const double height = layout.size.height();
        m_out.displays.push_back({std::move(layout), {indent, m_y + 2}});
        m_y += height + 4;
    }

    // -- Lines -------------------------------------------------------------------------------

    void setLines(const PageContent::Block& block, double indent, double size) {
        const double room = std::max(m_width - indent, 4 * size);
        const std::vector<Atom> atoms = atomsOf(block, size, room);
        std::size_t from = 0;
        bool first = true;
        while (from < atoms.size()) {
            const std::size_t end = endOfLine(atoms, from, room);
            setLine(atoms, from, end, indent, size);
            if (first) m_firstBaseline = m_baseline;
            first = false;
            from = end;
        }
    }

    /// As many atoms as have room, cut where a line may break.
    static std::size_t endOfLine(const std::vector<Atom>& atoms, std::size_t from, double room) {
        double x = 0;
        std::size_t lastBreak = from;
        for (std::size_t i = from; i < atoms.size(); ++i) {
            if (i > from && atoms[i].mayBreakBefore) lastBreak = i;
            if (x + atoms[i].width > room && lastBreak > from) return lastBreak;
            x += atoms[i].width + atoms[i].space;
        }
        return atoms.size();
    }

    void setLine(const std::vector<Atom>& atoms, std::size_t from, std::size_t end, double x,
                 double size) {
        const QFontMetricsF metrics(uiFont(size));
        const double leading = (kLeading * size - metrics.ascent() - metrics.descent()) / 2;
        double ascent = metrics.ascent() + leading;
        double descent = metrics.descent() + leading;
        for (std::size_t i = from; i < end; ++i) {
            ascent = std::max(ascent, atoms[i].ascent() + 2);
            descent = std::max(descent, atoms[i].descent() + 2);
        }
        m_baseline = m_y + ascent;
        for (std::size_t i = from; i < end; ++i) {
            place(atoms[i], x);
            x += atoms[i].width + atoms[i].space;
        }
        m_y += ascent + descent;
    }

    void place(const Atom& atom, double x) {
        const QPointF origin(x, m_baseline);
        const QRectF rect(x, m_baseline - atom.ascent(), atom.width,
                          atom.ascent() + atom.descent());
        if (atom.formula) {
            m_out.formulas.push_back({*atom.formula, origin});
            return;
        }
        if (atom.pending) {
            m_out.pendings.push_back({rect, *atom.pending});
            const double side =
                (atom.width - QFontMetricsF(atom.font).horizontalAdvance(atom.text)) / 2;
            m_out.words.push_back(
                {atom.text, atom.font, origin + QPointF(side, 0), PageLayout::Ink::Muted});
            return;
        }
        if (atom.code) m_out.codes.push_back(rect.adjusted(-2, 0, 2, 0));
        const bool isFault = !atom.fault.isEmpty();
        if (isFault) m_out.faults.push_back({rect, atom.fault});
        m_out.words.push_back({atom.text, atom.font, origin,
                               isFault ? PageLayout::Ink::Fault : PageLayout::Ink::Text});
    }

    // -- Atoms -------------------------------------------------------------------------------

    /// A formula counts as a letter where lines may break.
    static std::vector<bool> breaksOf(const PageContent::Block& block) {
        QString text;
        for (const PageContent::Piece& piece : block.pieces)
            text += piece.words.isEmpty() ? QStringLiteral("x") : piece.words;
        std::vector<bool> breaks(static_cast<std::size_t>(text.size()) + 1, false);
        QTextBoundaryFinder finder(QTextBoundaryFinder::Line, text);
        for (qsizetype at = finder.toNextBoundary(); at >= 0; at = finder.toNextBoundary())
            breaks[static_cast<std::size_t>(at)] = true;
        return breaks;
    }

    static std::vector<Atom> atomsOf(const PageContent::Block& block, double size, double room) {
        const std::vector<bool> breaks = breaksOf(block);
        std::vector<Atom> atoms;
        std::size_t at = 0;
        for (const PageContent::Piece& piece : block.pieces) {
            if (piece.words.isEmpty()) {
                addFormula(atoms, piece.formula, size, room, breaks[at]);
                ++at;
            } else {
                if (piece.pending)
                    addPending(atoms, piece, size, breaks[at]);
                else
                    addWords(atoms, piece, fontOf(piece, size, block.kind == Kind::Heading), breaks,
                             at);
                at += static_cast<std::size_t>(piece.words.size());
            }
        }
        return atoms;
    }

    static void addFormula(std::vector<Atom>& atoms, const Formula& formula, double size,
                           double room, bool mayBreak) {
        const double formulaSize = kFormulaScale * size;
        const auto measure = [&](const Formula& f) {
            return layoutFormula(f, formulaSize, false).width;
        };
        std::vector<Formula> lines{formula};
        if (measure(formula) > room) lines = breakLines(formula, room, 0, measure);
        for (const Formula& line : lines) {
            Atom atom;
            atom.formula = layoutFormula(line, formulaSize, false);
            atom.width = atom.formula->width;
            atom.mayBreakBefore = mayBreak || lines.size() > 1;
            atoms.push_back(std::move(atom));
        }
    }

    /// In one piece, with room for its frame.
    static void addPending(std::vector<Atom>& atoms, const PageContent::Piece& piece, double size,
                           bool mayBreak) {
        Atom atom;
        atom.text = piece.words;
        atom.font = uiFont(kPendingScale * size);
        atom.width =
            QFontMetricsF(atom.font).horizontalAdvance(atom.text) + 2 * kPendingSide * size;
        atom.mayBreakBefore = mayBreak;
        atom.pending = piece.pending;
        atoms.push_back(std::move(atom));
    }

    static void addWords(std::vector<Atom>& atoms, const PageContent::Piece& piece,
                         const QFont& font, const std::vector<bool>& breaks, std::size_t at) {
        const QFontMetricsF metrics(font);
        const QString& text = piece.words;
        qsizetype from = 0;
        for (qsizetype i = 1; i <= text.size(); ++i) {
            const bool ends = i == text.size() || breaks[at + static_cast<std::size_t>(i)];
            if (!ends) continue;
            QString part = text.mid(from, i - from);
            qsizetype solid = part.size();
            while (solid > 0 && part[solid - 1].isSpace())
                --solid;
            Atom atom;
            atom.space = metrics.horizontalAdvance(part.mid(solid));
            atom.text = part.left(solid);
            atom.font = font;
            atom.width = metrics.horizontalAdvance(atom.text);
            atom.mayBreakBefore = breaks[at + static_cast<std::size_t>(from)];
            atom.code = piece.code;
            atom.fault = piece.fault;
            atoms.push_back(std::move(atom));
            from = i;
        }
    }

    double m_width;
    double m_size;
    double m_y = 0;
    double m_baseline = 0;
    double m_firstBaseline = 0;
    PageLayout m_out;
};

} // namespace

std::vector<FormulaLayout::Place> PageLayout::places() const {
    std::vector<FormulaLayout::Place> all;
    for (const Inline& formula : formulas)
        for (const FormulaLayout::Place& place : formula.layout.places)
            all.push_back({place.ref, place.rect.translated(formula.origin), place.isNumber});
    for (const Display& display : displays)
        for (const FormulaLayout::Place& place : display.layout.places())
            all.push_back({place.ref, place.rect.translated(display.topLeft), place.isNumber});
    for (const Pending& pending : pendings)
        all.push_back({pending.ref, pending.rect, false});
    std::ranges::stable_sort(all, [](const auto& a, const auto& b) {
        return a.rect.center().y() + 8 < b.rect.center().y();
    });
    return all;
}

std::optional<FormulaLayout::Place> PageLayout::placeAt(QPointF point) const {
    for (const Inline& formula : formulas)
        if (const auto* place = formula.layout.placeAt(point - formula.origin))
            return FormulaLayout::Place{place->ref, place->rect.translated(formula.origin),
                                        place->isNumber};
    for (const Pending& pending : pendings)
        if (pending.rect.contains(point))
            return FormulaLayout::Place{pending.ref, pending.rect, false};
    for (const Display& display : displays)
        if (auto place = display.layout.placeAt(point - display.topLeft)) {
            place->rect.translate(display.topLeft);
            return place;
        }
    return std::nullopt;
}

PageLayout layoutPage(const PageContent& content, double width, double textSize) {
    return Setter(width, textSize).set(content);
}

} // namespace deltaflow
