#include "ui/data/data_preview.h"

#include "ui/canvas/heat_image.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <array>
#include <cmath>

namespace deltaflow {
namespace {

constexpr double kMargin = 26;
constexpr Index kLeastImage = 16;
constexpr Index kMostDots = 5000; ///< Of more, every n-th is shown.

struct Span {
    double low = 0;
    double high = 1;
};

Span spanOf(const SampleMatrix& values, Index row) {
    const double low = values.row(row).minCoeff();
    const double high = values.row(row).maxCoeff();
    const double margin = high > low ? (high - low) * 0.06 : 1;
    return {low - margin, high + margin};
}

QColor classColour(Index label) {
    const Theme& theme = Theme::current();
    const std::array colours{theme.negative, theme.positive, theme.forward,
                             theme.backward, theme.update,   theme.text};
    return colours[static_cast<std::size_t>(label) % colours.size()];
}

/// The class of a sample: the place of its largest target, or whether its only one is over ½.
Index classOf(const DataSet& set, Index sample) {
    const SampleMatrix& all = set.data.y;
    if (!((all.array() == 0) || (all.array() == 1)).all()) return 1; // numbers
    const auto y = all.col(sample);
    if (y.size() == 1) return y[0] > 0.5;
    Index best = 0;
    y.maxCoeff(&best);
    return best;
}

bool isImages(const DataSet& set) {
    const Index inputs = set.data.x.rows();
    const auto side = static_cast<Index>(std::lround(std::sqrt(static_cast<double>(inputs))));
    return inputs >= kLeastImage && side * side == inputs;
}

void paintImages(QPainter& painter, const QRectF& area, const DataSet& set) {
    const Theme& theme = Theme::current();
    const auto side = static_cast<int>(std::lround(std::sqrt(double(set.data.x.rows()))));
    constexpr int kColumns = 5;
    const double cell = std::min(area.width() / kColumns, 84.0);
    const int rows = std::max(1, static_cast<int>(area.height() / (cell + 18)));
    const int shown = static_cast<int>(std::min<Index>(set.samples(), Index{kColumns} * rows));
    painter.setFont(uiFont(11));
    for (int i = 0; i < shown; ++i) {
        const auto pixels = set.data.x.col(i);
        const std::vector<double> values(pixels.begin(), pixels.end());
        const QImage image = cellImage(values, side, side, largestOf(values),
                                       {theme.window, theme.text, theme.negative}, theme.window);
        const QRectF at(area.left() + (i % kColumns) * cell,
                        area.top() + (i / kColumns) * (cell + 18), cell - 12, cell - 12);
        painter.drawImage(at, image);
        painter.setPen(theme.line);
        painter.drawRect(at);
        painter.setPen(theme.textMuted);
        const auto label = static_cast<std::size_t>(classOf(set, i));
        if (label < set.classes.size())
            painter.drawText(QRectF(at.left(), at.bottom() + 1, at.width(), 16), Qt::AlignCenter,
                             QString::fromStdString(set.classes[label]));
    }
}

QString nameAt(const std::vector<std::string>& names, std::size_t at, const QString& otherwise) {
    return at < names.size() && !names[at].empty() ? QString::fromStdString(names[at]) : otherwise;
}

void paintScatter(QPainter& painter, const QRectF& area, const DataSet& set) {
    const Theme& theme = Theme::current();
    const bool curve = set.data.x.rows() == 1;
    const SampleMatrix& upright = curve ? set.data.y : set.data.x;
    const Index uprightRow = curve ? 0 : 1;
    if (upright.rows() <= uprightRow) return;
    const Span x = spanOf(set.data.x, 0);
    const Span y = spanOf(upright, uprightRow);
    painter.setPen(theme.line);
    painter.drawRect(area);
    painter.setPen(Qt::NoPen);
    const Index stride = std::max<Index>(1, set.samples() / kMostDots);
    for (Index s = 0; s < set.samples(); s += stride) {
        const double across = (set.data.x(0, s) - x.low) / (x.high - x.low);
        const double up = (upright(uprightRow, s) - y.low) / (y.high - y.low);
        const QPointF at(area.left() + across * area.width(), area.bottom() - up * area.height());
        const Index label = classOf(set, s);
        painter.setBrush(classColour(label));
        if (label % 2 == 0)
            painter.drawEllipse(at, 3.4, 3.4);
        else
            painter.drawRect(QRectF(at.x() - 3, at.y() - 3, 6, 6));
    }
    painter.setPen(theme.textMuted);
    painter.setFont(uiFont(11));
    painter.drawText(QRectF(area.left(), area.bottom() + 4, area.width(), 18), Qt::AlignHCenter,
                     nameAt(set.inputNames, 0, QStringLiteral("x₁")));
    const QString left = curve ? nameAt(set.targetNames, 0, QStringLiteral("y"))
                               : nameAt(set.inputNames, 1, QStringLiteral("x₂"));
    painter.translate(area.left() - 8, area.center().y());
    painter.rotate(-90);
    painter.drawText(QRectF(-area.height() / 2, -14, area.height(), 16), Qt::AlignCenter, left);
}

} // namespace

void DataPreview::show(const DataSet* set) {
    m_there = set != nullptr && set->samples() > 0;
    m_set = m_there ? *set : DataSet{};
    setAccessibleName(m_there ? tr("Preview: %L1 samples").arg(m_set.samples()) : tr("No data"));
    update();
}

void DataPreview::paintEvent(QPaintEvent*) {
    if (!m_there) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(kMargin, 4, -4, -kMargin);
    isImages(m_set) ? paintImages(painter, area, m_set) : paintScatter(painter, area, m_set);
}

} // namespace deltaflow
