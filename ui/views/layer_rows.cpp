#include "ui/views/layer_rows.h"

#include "core/text/number.h"
#include "ui/theme/theme.h"
#include "ui/words/symbol_text.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace deltaflow {
namespace {

constexpr int kHead = 22;
constexpr int kRow = 74;
constexpr int kName = 110;
constexpr int kNameLine = 20; ///< Where the name stands above the rest.
constexpr int kNarrow = 520;
constexpr int kGap = 12;
constexpr int kCaption = 16; ///< Above a histogram; its axis below takes as much.

QString shortNumber(double value, int digits) {
    return QString::fromStdString(formatNumber(value, digits));
}

void line(QPainter& painter, const QRectF& rect, const QString& text, const QColor& ink,
          double size, int weight = QFont::Normal, int align = Qt::AlignLeft) {
    const QFont font = uiFont(size, weight);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(rect, align | Qt::AlignVCenter,
                     QFontMetricsF(font).elidedText(text, Qt::ElideRight, rect.width()));
}

/// The first of the texts that fits, or the last.
QString fitting(const QStringList& texts, double size, int weight, double width) {
    const QFontMetricsF metrics(uiFont(size, weight));
    for (const QString& text : texts)
        if (metrics.horizontalAdvance(text) <= width) return text;
    return texts.back();
}

/// The numbers at both ends of an axis; where they would meet, the one with the larger size only.
void paintEnds(QPainter& painter, const QRectF& rect, const Histogram& histogram,
               const QColor& ink) {
    constexpr double kSize = 10;
    const QFontMetricsF metrics(uiFont(kSize));
    QString from = shortNumber(histogram.from, 2);
    QString to = shortNumber(histogram.to(), 2);
    if (metrics.horizontalAdvance(from + to) + 8 > rect.width())
        (std::abs(histogram.from) > std::abs(histogram.to()) ? to : from).clear();
    line(painter, rect, from, ink, kSize);
    line(painter, rect, to, ink, kSize, QFont::Normal, Qt::AlignRight);
}

/// A caption, the bars, and the ends of their axis.
void paintPart(QPainter& painter, const QRectF& rect, const QString& caption,
               const Histogram& histogram, const QColor& fill) {
    const Theme& theme = Theme::current();
    const auto cut = [](const QRectF& whole, double from, double height) {
        return QRectF(whole.left(), whole.top() + from, whole.width(), height);
    };
    line(painter, cut(rect, 0, kCaption), caption, theme.textMuted, 11);
    const QRectF bars = cut(rect, kCaption, rect.height() - 2 * kCaption + 2);
    paintHistogram(painter, bars, histogram, fill, theme);
    const QRectF axis = cut(bars, bars.height(), kCaption - 2);
    if (!histogram.counts.empty()) return paintEnds(painter, axis, histogram, theme.textMuted);
    // every number is 0
    painter.fillRect(QRectF(bars.center().x() - 2, bars.top() + 2, 4, bars.height() - 3), fill);
    line(painter, axis, QStringLiteral("0"), theme.textMuted, 10, QFont::Normal, Qt::AlignHCenter);
}

} // namespace

void paintHistogram(QPainter& painter, const QRectF& rect, const Histogram& histogram,
                    const QColor& fill, const Theme& theme) {
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.line);
    if (histogram.counts.empty()) return;
    const double range = histogram.to() - histogram.from;
    const auto at = [&](double value) {
        return rect.left() + (value - histogram.from) / range * rect.width();
    };
    const auto most = static_cast<double>(std::ranges::max(histogram.counts));
    for (std::size_t bin = 0; bin < histogram.counts.size(); ++bin) {
        if (histogram.counts[bin] == 0) continue;
        const double left = at(histogram.from + histogram.width * static_cast<double>(bin));
        const double right = at(histogram.from + histogram.width * static_cast<double>(bin + 1));
        const double height =
            std::max(1.5, static_cast<double>(histogram.counts[bin]) / most * (rect.height() - 2));
        painter.fillRect(
            QRectF(left + 0.5, rect.bottom() - 1 - height, std::max(1.0, right - left - 1), height),
            fill);
    }
    painter.setPen(QPen(theme.textMuted, 1, Qt::DotLine));
    painter.drawLine(QPointF(at(0), rect.top()), QPointF(at(0), rect.bottom()));
}

LayerRows::LayerRows(Player& player, QWidget* parent)
    : QWidget(parent)
    , m_player(player) {
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&player, &Player::viewChanged, this, qOverload<>(&QWidget::update));
}

void LayerRows::show(const std::vector<LayerStatistics>& layers) {
    const bool taller = layers.size() != m_layers.size();
    m_layers = layers;
    if (taller) updateGeometry();
    update();
}

bool LayerRows::isNarrow() const {
    return width() < kNarrow;
}

double LayerRows::rowHeight() const {
    return isNarrow() ? kRow + kNameLine : kRow;
}

QSize LayerRows::sizeHint() const {
    const auto rows = static_cast<double>(std::max(std::size_t{1}, m_layers.size()));
    return {320, kHead + static_cast<int>(rowHeight() * rows)};
}

void LayerRows::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    updateGeometry(); // the rows are higher where they are narrow
}

QString LayerRows::nameOf(const LayerStatistics& layer) const {
    return valueSymbol(m_player.document().project(), m_player.sharedModel(),
                       layer.parts.activation);
}

LayerRows::Columns LayerRows::columnsOf(double top, double height) const {
    const bool narrow = isNarrow();
    const double first = narrow ? 0 : kName + kGap;
    const double below = narrow ? kNameLine : 0;
    const double each = (width() - first - 2.0 * kGap) / 3;
    const auto column = [&](int place) {
        return QRectF(first + place * (each + kGap), top + below, each, height - below);
    };
    return {narrow ? QRectF(0, top, width(), kNameLine) : QRectF(0, top, kName, height), column(0),
            column(1), column(2)};
}

std::optional<Ref> LayerRows::refAt(QPointF at) const {
    const auto row = static_cast<std::ptrdiff_t>(std::floor((at.y() - kHead) / rowHeight()));
    if (row < 0 || row >= std::ssize(m_layers)) return {};
    const LayerParts& parts = m_layers[static_cast<std::size_t>(row)].parts;
    const Columns columns = columnsOf(0, kRow);
    if (at.x() >= columns.gradients.left() && !parts.parameters.empty())
        return Ref{parts.parameters.front(), Quantity::Adjoint, Ref::kAll, Ref::kAll, 0};
    const bool errors = at.x() >= columns.errors.left();
    return Ref{errors ? parts.preActivation : parts.activation,
               errors ? Quantity::Adjoint : Quantity::Value, Ref::kAll, 0, m_player.view().sample};
}

void LayerRows::mouseMoveEvent(QMouseEvent* event) {
    m_player.setHover(refAt(event->position()));
}

void LayerRows::leaveEvent(QEvent*) {
    m_player.setHover(std::nullopt);
}

void LayerRows::mousePressEvent(QMouseEvent* event) {
    if (const auto ref = refAt(event->position())) m_player.goToWriter(*ref);
}

void LayerRows::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::TextAntialiasing);
    const Columns head = columnsOf(0, kHead);
    const auto title = [&](const QRectF& column, const QStringList& texts, const QColor& ink) {
        const QRectF rect(column.left(), 0, column.width(), kHead);
        line(painter, rect, fitting(texts, 11, QFont::DemiBold, rect.width()), ink, 11,
             QFont::DemiBold);
    };
    title(head.values, {tr("Activations"), tr("Values"), tr("a")}, theme.forwardInk);
    title(head.errors, {tr("Errors δ = ∂L/∂z"), tr("Errors δ"), tr("δ")}, theme.backwardInk);
    title(head.gradients, {tr("Gradients ∂L/∂W"), tr("∂L/∂W")}, theme.backwardInk);
    for (std::size_t row = 0; row < m_layers.size(); ++row)
        paintRow(painter, row);
}

void LayerRows::paintName(QPainter& painter, const QRectF& rect,
                          const LayerStatistics& layer) const {
    const Theme& theme = Theme::current();
    const QString name = nameOf(layer);
    const QString units = layer.units == 1 ? tr("1 unit") : tr("%L1 units").arg(layer.units);
    const QRectF first(rect.left(), rect.top(), rect.width(), kNameLine);
    line(painter, first, name, theme.text, 14, QFont::DemiBold);
    const double beside = QFontMetricsF(uiFont(14, QFont::DemiBold)).horizontalAdvance(name) + 10;
    line(painter,
         isNarrow() ? first.adjusted(beside, 1, 0, 1)
                    : QRectF(rect.left(), rect.top() + kNameLine, rect.width(), kCaption),
         units, theme.textMuted, 11);
}

void LayerRows::paintRow(QPainter& painter, std::size_t row) const {
    const Theme& theme = Theme::current();
    const LayerStatistics& layer = m_layers[row];
    const Columns columns =
        columnsOf(kHead + rowHeight() * static_cast<double>(row), rowHeight() - 8);
    const int digits = std::min(3, m_player.view().digits); // a spread is a rough thing
    paintName(painter, columns.name, layer);
    const auto caption = [&](const QRectF& rect, const QStringList& texts) {
        return fitting(texts, 11, QFont::Normal, rect.width());
    };
    const auto number = [&](double value) { return shortNumber(value, digits); };
    const auto& value = layer.value;
    paintPart(
        painter, columns.values,
        caption(columns.values,
                {tr("mean %1 ± %2").arg(number(value.mean), number(value.deviation)),
                 tr("%1 ± %2").arg(number(value.mean), number(value.deviation)),
                 tr("%1 ± %2").arg(shortNumber(value.mean, 2), shortNumber(value.deviation, 1)),
                 tr("mean %1").arg(shortNumber(value.mean, 2)), shortNumber(value.mean, 2)}),
        layer.values, theme.forward);
    const auto rms = [&](const QRectF& rect, const Spread& spread) {
        return caption(rect,
                       {tr("rms %1").arg(number(spread.rms)),
                        tr("rms %1").arg(shortNumber(spread.rms, 2)), shortNumber(spread.rms, 2)});
    };
    paintPart(painter, columns.errors, rms(columns.errors, layer.error), layer.errors,
              theme.backward);
    if (!layer.parts.parameters.empty())
        paintPart(painter, columns.gradients, rms(columns.gradients, layer.gradient),
                  layer.gradients, theme.backward);
}

} // namespace deltaflow
