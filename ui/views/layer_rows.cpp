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
constexpr int kGap = 14;
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

QSize LayerRows::sizeHint() const {
    return {320, kHead + kRow * std::max(1, static_cast<int>(m_layers.size()))};
}

QString LayerRows::nameOf(const LayerStatistics& layer) const {
    return valueSymbol(m_player.document().project(), m_player.sharedModel(),
                       layer.parts.activation);
}

LayerRows::Columns LayerRows::columnsOf(double top, double height) const {
    const double each = (width() - kName - 2.0 * kGap) / 2;
    return {{0, top, kName, height},
            {kName + 1.0 * kGap, top, each, height},
            {kName + 2 * kGap + each, top, each, height}};
}

std::optional<Ref> LayerRows::refAt(QPointF at) const {
    const auto row = static_cast<std::ptrdiff_t>(std::floor((at.y() - kHead) / kRow));
    if (row < 0 || row >= std::ssize(m_layers)) return {};
    const LayerParts& parts = m_layers[static_cast<std::size_t>(row)].parts;
    const bool errors = at.x() >= columnsOf(0, kRow).errors.left();
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
    line(painter, head.values, tr("Activations"), theme.forwardInk, 11, QFont::DemiBold);
    line(painter, head.errors, tr("Errors δ = ∂L/∂z"), theme.backwardInk, 11, QFont::DemiBold);
    for (std::size_t row = 0; row < m_layers.size(); ++row)
        paintRow(painter, row);
}

void LayerRows::paintRow(QPainter& painter, std::size_t row) const {
    const Theme& theme = Theme::current();
    const LayerStatistics& layer = m_layers[row];
    const double top = kHead + kRow * static_cast<double>(row);
    const Columns columns = columnsOf(top, kRow - 8);
    const int digits = std::min(3, m_player.view().digits); // a spread is a rough thing
    const auto cut = [](const QRectF& rect, double from, double height) {
        return QRectF(rect.left(), rect.top() + from, rect.width(), height);
    };
    line(painter, cut(columns.name, 0, 20), nameOf(layer), theme.text, 14, QFont::DemiBold);
    line(painter, cut(columns.name, 20, kCaption),
         layer.units == 1 ? tr("1 unit") : tr("%L1 units").arg(layer.units), theme.textMuted, 11);
    if (!layer.parts.parameters.empty())
        line(painter, cut(columns.name, 36, kCaption),
             tr("rms ∂W %1").arg(shortNumber(layer.gradient.rms, 2)), theme.textMuted, 11);
    const auto part = [&](const QRectF& rect, const QString& caption, const Histogram& histogram,
                          const QColor& fill) {
        line(painter, cut(rect, 0, kCaption), caption, theme.textMuted, 11);
        const QRectF bars = cut(rect, kCaption, rect.height() - 2 * kCaption + 2);
        paintHistogram(painter, bars, histogram, fill, theme);
        if (histogram.counts.empty()) { // every number is 0
            painter.fillRect(QRectF(bars.center().x() - 2, bars.top() + 2, 4, bars.height() - 3),
                             fill);
            return line(painter, cut(bars, bars.height(), kCaption - 2), QStringLiteral("0"),
                        theme.textMuted, 10, QFont::Normal, Qt::AlignHCenter);
        }
        const QRectF axis(rect.left(), bars.bottom(), rect.width(), kCaption - 2);
        line(painter, axis, shortNumber(histogram.from, 2), theme.textMuted, 10);
        line(painter, axis, shortNumber(histogram.to(), 2), theme.textMuted, 10, QFont::Normal,
             Qt::AlignRight);
    };
    part(
        columns.values,
        tr("mean %1 ± %2")
            .arg(shortNumber(layer.value.mean, digits), shortNumber(layer.value.deviation, digits)),
        layer.values, theme.forward);
    part(columns.errors, tr("rms %1").arg(shortNumber(layer.error.rms, digits)), layer.errors,
         theme.backward);
}

} // namespace deltaflow
