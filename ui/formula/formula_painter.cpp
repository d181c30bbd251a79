#include "ui/formula/formula_layout.h"
#include "ui/formula/math_font.h"

#include <QRawFont>

#include <algorithm>
#include <cmath>

namespace deltaflow {

namespace {

/// The font at a size. Raw fonts belong to the thread that made them, so each thread keeps its own
/// few; a formula needs three sizes, a zoom goes through many. On pixels, strokes such as those of
/// "=" are set on whole rows; the widths stay those of the layout.
const QRawFont& rawFont(float pixelSize, bool onPixels) {
    struct Entry {
        float size;
        bool onPixels;
        QRawFont font;
    };
    static thread_local std::vector<Entry> kept;
    constexpr std::size_t most = 24;
    const auto at = std::find_if(kept.begin(), kept.end(), [&](const Entry& e) {
        return e.size == pixelSize && e.onPixels == onPixels;
    });
    if (at != kept.end()) {
        std::rotate(kept.begin(), at, at + 1);
        return kept.front().font;
    }
    if (kept.size() >= most) kept.pop_back();
    const auto hinting = onPixels ? QFont::PreferVerticalHinting : QFont::PreferNoHinting;
    const QRawFont font(MathFont::instance().data(), static_cast<qreal>(pixelSize), hinting);
    kept.insert(kept.begin(), {pixelSize, onPixels, font});
    return kept.front().font;
}

QColor colourOf(const FormulaLayout& layout, int ref, const FormulaTone& tone,
                const QColor& plain) {
    if (ref < 0 || !tone) return plain;
    const auto& place = layout.places[static_cast<std::size_t>(ref)];
    const QColor colour = tone(place.ref, place.isNumber);
    return colour.isValid() ? colour : plain;
}

bool isRaster(const QPainter& painter) {
    const QPaintEngine* engine = painter.paintEngine();
    return engine && engine->type() == QPaintEngine::Raster;
}

/// Whether the painter ends in pixels that lie square to its axes, so that lines can be set on
/// them.
bool hasPixels(const QPainter& painter) {
    return isRaster(painter) && painter.deviceTransform().type() <= QTransform::TxScale;
}

/// The baseline on a whole pixel: glyphs are put there anyway, and the lines have to go with them.
QPointF onPixel(const QPainter& painter, QPointF origin) {
    if (!hasPixels(painter)) return origin;
    const QTransform device = painter.deviceTransform();
    QPointF at = device.map(origin);
    at.setY(std::round(at.y()));
    return device.inverted().map(at);
}

/// A line of whole pixels, at least one, where the device has them: a thinner one would be grey or
/// not there at all.
void fillBar(QPainter& painter, const QRectF& bar, const QColor& colour) {
    if (!hasPixels(painter)) {
        painter.fillRect(bar, colour);
        return;
    }
    const QTransform device = painter.deviceTransform();
    QRectF r = device.mapRect(bar);
    const double height = std::max(1.0, std::round(r.height()));
    const double left = std::round(r.left());
    r.setRect(left, std::round(r.center().y() - height / 2),
              std::max(1.0, std::round(r.right()) - left), height);
    painter.fillRect(device.inverted().mapRect(r), colour);
}

/// Glyphs that share font and colour.
struct Run {
    QVector<quint32> indexes;
    QVector<QPointF> positions;
};

/// How strongly glyphs are painted over again: Latin Modern is drawn for paper, and its hairlines
/// are a pale grey on pixels. Dark text loses more to that than light text, large text nothing.
double weightOf(const QColor& colour, double pixels) {
    constexpr double thin = 20;   // px per em, and smaller
    constexpr double enough = 44; // px per em, and larger
    const double small = std::clamp((enough - pixels) / (enough - thin), 0.0, 1.0);
    const double light = static_cast<double>(colour.lightnessF());
    return small * (0.65 - 0.4 * light);
}

void drawRun(QPainter& painter, QPointF origin, const Run& run, const QRawFont& font) {
    QGlyphRun glyphs;
    glyphs.setRawFont(font);
    glyphs.setGlyphIndexes(run.indexes);
    glyphs.setPositions(run.positions);
    painter.drawGlyphRun(origin, glyphs);
    QColor again = painter.pen().color();
    const double scale = std::sqrt(std::abs(painter.deviceTransform().determinant()));
    const double weight = weightOf(again, font.pixelSize() * scale);
    if (weight <= 0) return;
    again.setAlphaF(static_cast<float>(weight * static_cast<double>(again.alphaF())));
    painter.setPen(again);
    painter.drawGlyphRun(origin, glyphs);
}

/// Vector formats get outlines: a reader need not have the font.
void fillOutlines(QPainter& painter, QPointF origin, const Run& run, const QRawFont& font) {
    QPainterPath outlines;
    outlines.setFillRule(Qt::WindingFill);
    for (qsizetype i = 0; i < run.indexes.size(); ++i)
        outlines.addPath(font.pathForGlyph(run.indexes[i]).translated(origin + run.positions[i]));
    painter.fillPath(outlines, painter.pen().color());
}

} // namespace

void paintFormula(QPainter& painter, const FormulaLayout& layout, QPointF origin,
                  const FormulaTone& tone) {
    const QPen before = painter.pen();
    const bool pixels = hasPixels(painter);
    const bool raster = isRaster(painter);
    origin = onPixel(painter, origin);
    Run run;
    for (std::size_t first = 0; first < layout.glyphs.size();) {
        const auto& glyph = layout.glyphs[first];
        run.indexes.clear();
        run.positions.clear();
        std::size_t i = first;
        for (; i < layout.glyphs.size() && layout.glyphs[i].ref == glyph.ref &&
               layout.glyphs[i].pixelSize == glyph.pixelSize;
             ++i) {
            run.indexes << layout.glyphs[i].index;
            run.positions << layout.glyphs[i].position;
        }
        painter.setPen(colourOf(layout, glyph.ref, tone, before.color()));
        const QRawFont& font = rawFont(glyph.pixelSize, pixels);
        raster ? drawRun(painter, origin, run, font) : fillOutlines(painter, origin, run, font);
        first = i;
    }
    for (const auto& bar : layout.bars)
        fillBar(painter, bar.rect.translated(origin),
                colourOf(layout, bar.ref, tone, before.color()));
    painter.setPen(before);
}

} // namespace deltaflow
