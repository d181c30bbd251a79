#include "ui/insight/sheet_layout.h"

#include <QFontMetricsF>

#include <algorithm>

namespace deltaflow {
namespace {

constexpr double kSide = 16;
constexpr double kFormula = 16;
constexpr double kLabel = 15;
constexpr double kRow = 22;
constexpr double kGap = 10;
constexpr double kChart = 112;

bool isBar(const SheetItem& item) {
    return item.kind == SheetItem::Kind::Bar;
}

QRectF textRect(const QString& text, double y, double width, double pixels, int weight) {
    const QFontMetricsF metrics(uiFont(pixels, weight));
    const QRectF room(kSide, y, width - 2 * kSide, 4000);
    return QRectF(kSide, y, room.width(),
                  std::ceil(metrics.boundingRect(room, Qt::TextWordWrap, text).height()));
}

class SheetSetter {
public:
    SheetSetter(const Sheet& sheet, double width)
        : m_sheet(sheet)
        , m_width(width) {}

    SheetLayout set() {
        m_out.items.resize(m_sheet.size());
        for (std::size_t i = 0; i < m_sheet.size();) {
            if (isBar(m_sheet[i]))
                i = setBars(i);
            else
                setItem(i++);
        }
        m_out.size = QSizeF(m_width, m_y + 8);
        return std::move(m_out);
    }

private:
    void setItem(std::size_t i) {
        const SheetItem& item = m_sheet[i];
        SheetLayout::Placed& placed = m_out.items[i];
        switch (item.kind) {
        case SheetItem::Kind::Heading:
            m_y += i == 0 ? 2 : 10;
            placed.rect = textRect(item.text, m_y, m_width, 12.5, QFont::DemiBold);
            m_y += placed.rect.height() + 4;
            break;
        case SheetItem::Kind::Note:
            placed.rect = textRect(item.text, m_y, m_width, 12, QFont::Normal);
            m_y += placed.rect.height() + 6;
            break;
        case SheetItem::Kind::Equation:
            placed.equation = layoutEquation(item.equation, kFormula, m_width - 2 * kSide);
            placed.rect = QRectF(QPointF(kSide, m_y + 2), placed.equation.size);
            m_y += placed.equation.size.height() + 10;
            break;
        case SheetItem::Kind::Chart:
            placed.rect = QRectF(kSide, m_y + 2, m_width - 2 * kSide, kChart);
            m_y += kChart + 10;
            break;
        case SheetItem::Kind::Bar:
            break;
        }
    }

    /// A run of bars: labels, bars and numbers each in a column of their own.
    std::size_t setBars(std::size_t first) {
        const QFontMetricsF small(uiFont(12));
        double labels = 0;
        double values = 0;
        std::size_t end = first;
        for (; end < m_sheet.size() && isBar(m_sheet[end]); ++end) {
            const SheetItem& item = m_sheet[end];
            auto& placed = m_out.items[end];
            if (!item.label.isEmpty()) placed.label = layoutFormula(item.label, kLabel, false);
            labels = std::max(labels, item.label.isEmpty() ? small.horizontalAdvance(item.text)
                                                           : placed.label.width);
            values = std::max(values, small.horizontalAdvance(item.value));
        }
        const double room = m_width - 2 * kSide;
        labels = std::min(std::ceil(labels) + 1, room * 0.48);
        values = std::ceil(values) + 1;
        const double left = kSide + labels + kGap;
        const double bar = std::max(24.0, room - labels - values - 2 * kGap);
        for (std::size_t i = first; i < end; ++i) {
            auto& placed = m_out.items[i];
            const double height = std::max(kRow, placed.label.height() + 6);
            placed.rect = QRectF(kSide - 6, m_y, room + 12, height);
            placed.labelRect = QRectF(kSide, m_y, labels, height);
            placed.bar = QRectF(left, m_y + height / 2 - 4, bar, 8);
            placed.valueRect = QRectF(m_width - kSide - values, m_y, values, height);
            m_y += height;
        }
        m_y += 6;
        return end;
    }

    const Sheet& m_sheet;
    double m_width;
    double m_y = 2;
    SheetLayout m_out;
};

} // namespace

int SheetLayout::itemAt(QPointF point) const {
    for (std::size_t i = 0; i < items.size(); ++i)
        if (items[i].rect.contains(point)) return static_cast<int>(i);
    return -1;
}

std::optional<FormulaLayout::Place> SheetLayout::placeAt(QPointF point) const {
    const int at = itemAt(point);
    if (at < 0) return std::nullopt;
    const Placed& placed = items[static_cast<std::size_t>(at)];
    if (placed.equation.parts.empty()) return std::nullopt;
    auto place = placed.equation.placeAt(point - placed.rect.topLeft());
    if (place) place->rect.translate(placed.rect.topLeft());
    return place;
}

SheetLayout layoutSheet(const Sheet& sheet, double width) {
    return SheetSetter(sheet, width).set();
}

} // namespace deltaflow
