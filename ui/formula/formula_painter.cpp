#include "ui/formula/formula_layout.h"
#include "ui/formula/math_font.h"

#include <QRawFont>

#include <algorithm>

namespace deltaflow {

namespace {

/// The font at a size. Raw fonts belong to the thread that made them, so each thread keeps its own
/// few; a formula needs three sizes, a zoom goes through many.
const QRawFont& rawFont(float pixelSize) {
    struct Entry {
        float size;
        QRawFont font;
    };
    static thread_local std::vector<Entry> kept;
    constexpr std::size_t most = 24;
    const auto at =
        std::find_if(kept.begin(), kept.end(), [&](const Entry& e) { return e.size == pixelSize; });
    if (at != kept.end()) {
        std::rotate(kept.begin(), at, at + 1);
        return kept.front().font;
    }
    if (kept.size() >= most) kept.pop_back();
    kept.insert(kept.begin(),
                {pixelSize, QRawFont(MathFont::instance().data(), static_cast<qreal>(pixelSize),
                                     QFont::PreferNoHinting)});
    return kept.front().font;
}

QColor colourOf(const FormulaLayout& layout, int ref, const FormulaTone& tone,
                const QColor& plain) {
    if (ref < 0 || !tone) return plain;
    const auto& place = layout.places[static_cast<std::size_t>(ref)];
    const QColor colour = tone(place.ref, place.isNumber);
    return colour.isValid() ? colour : plain;
}

} // namespace

void paintFormula(QPainter& painter, const FormulaLayout& layout, QPointF origin,
                  const FormulaTone& tone) {
    const QPen before = painter.pen();
    QVector<quint32> indexes;
    QVector<QPointF> positions;
    for (std::size_t first = 0; first < layout.glyphs.size();) {
        const auto& glyph = layout.glyphs[first];
        indexes.clear();
        positions.clear();
        std::size_t i = first;
        for (; i < layout.glyphs.size() && layout.glyphs[i].ref == glyph.ref &&
               layout.glyphs[i].pixelSize == glyph.pixelSize;
             ++i) {
            indexes << layout.glyphs[i].index;
            positions << layout.glyphs[i].position;
        }
        QGlyphRun run;
        run.setRawFont(rawFont(glyph.pixelSize));
        run.setGlyphIndexes(indexes);
        run.setPositions(positions);
        painter.setPen(colourOf(layout, glyph.ref, tone, before.color()));
        painter.drawGlyphRun(origin, run);
        first = i;
    }
    for (const auto& bar : layout.bars)
        painter.fillRect(bar.rect.translated(origin),
                         colourOf(layout, bar.ref, tone, before.color()));
    painter.setPen(before);
}

} // namespace deltaflow
