#include "ui/views/run_legend.h"

#include "ui/chart/chart_look.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace deltaflow {
namespace {

constexpr int kRow = 18;
constexpr int kMark = 22;
constexpr int kGap = 16;

} // namespace

void RunLegend::show(QList<Entry> entries) {
    if (entries == m_entries) return;
    m_entries = std::move(entries);
    setAccessibleName(texts().join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QStringList RunLegend::texts() const {
    QStringList texts;
    for (const Entry& entry : m_entries)
        texts << entry.text;
    return texts;
}

QList<QPoint> RunLegend::places(int width) const {
    const QFontMetrics metrics(uiFont(11));
    QList<QPoint> places;
    QPoint at;
    for (const Entry& entry : m_entries) {
        const int needs = kMark + 6 + metrics.horizontalAdvance(entry.text);
        if (at.x() > 0 && at.x() + needs > width) at = {0, at.y() + kRow};
        places << at;
        at.rx() += needs + kGap;
    }
    return places;
}

int RunLegend::heightForWidth(int width) const {
    const QList<QPoint> all = places(width);
    return (all.isEmpty() ? 0 : all.back().y()) + kRow;
}

void RunLegend::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(uiFont(11));
    const QList<QPoint> all = places(width());
    const auto past =
        static_cast<std::size_t>(std::ranges::count(m_entries, Mark::Ghost, &Entry::mark));
    std::size_t run = 0;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const Entry& entry = m_entries[i];
        const bool ghost = entry.mark == Mark::Ghost;
        const bool test = entry.mark == Mark::Test;
        QPen pen = ghost ? pastRunPen(run++, past) : QPen(test ? theme.focus : theme.text, 1.9);
        if (test) pen.setDashPattern({5, 3});
        painter.setPen(pen);
        const QPointF from(all[i].x(), all[i].y() + kRow / 2.0);
        painter.drawLine(from, from + QPointF(kMark, 0));
        painter.setPen(theme.textMuted);
        painter.drawText(QRect(all[i].x() + kMark + 6, all[i].y(), width(), kRow),
                         Qt::AlignVCenter | Qt::AlignLeft, entry.text);
    }
}

} // namespace deltaflow
