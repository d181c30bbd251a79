#include "ui/chart/chart_look.h"

#include "ui/theme/theme.h"

#include <qcustomplot.h>

#include <array>
#include <cmath>

namespace deltaflow {
namespace {

/// Writes a true minus sign, as all other numbers have; that of an exponent is the plot's own.
class MinusTicker : public QCPAxisTicker {
protected:
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override {
        QString label = QCPAxisTicker::getTickLabel(tick, locale, format, precision);
        if (label.startsWith(u'-')) label[0] = u'−';
        return label;
    }
};

/// Powers of ten, as many as there is room for, and all written in one way; within one decade,
/// where fewer than two of them stand, even steps.
class DecadeTicker : public QCPAxisTicker {
protected:
    QVector<double> createTickVector(double step, const QCPRange& range) override {
        const int first = static_cast<int>(std::ceil(std::log10(range.lower) - 1e-9));
        const int last = static_cast<int>(std::floor(std::log10(range.upper) + 1e-9));
        const int stride = std::max(1, (last - first + mTickCount) / mTickCount);
        m_plain = first >= -4 && last <= 4;
        QVector<double> ticks;
        for (int exponent = first; exponent <= last; exponent += stride)
            ticks << std::pow(10.0, exponent);
        m_even = ticks.size() < 2;
        return m_even ? evenTicks(step, range) : ticks;
    }
    int getSubTickCount(double) override { return 0; }
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override {
        if (m_even) return QCPAxisTicker::getTickLabel(tick, locale, format, precision);
        const int exponent = static_cast<int>(std::lround(std::log10(tick)));
        if (m_plain) return locale.toString(tick, 'f', std::max(0, -exponent));
        QString text = QStringLiteral("10");
        if (exponent < 0) text += QChar(0x207B);
        for (const QChar digit : QString::number(std::abs(exponent)))
            text += superscript(digit.digitValue());
        return text;
    }

private:
    static QChar superscript(int digit) {
        constexpr std::array<char16_t, 10> signs{u'\u2070', u'\u00B9', u'\u00B2', u'\u00B3',
                                                 u'\u2074', u'\u2075', u'\u2076', u'\u2077',
                                                 u'\u2078', u'\u2079'};
        return signs[static_cast<std::size_t>(digit)];
    }

    [[nodiscard]] QVector<double> evenTicks(double step, const QCPRange& range) {
        QVector<double> ticks;
        for (int finer = 0; finer < kTries; ++finer, step = cleanMantissa(step / 2)) {
            ticks.clear();
            for (double at = std::ceil(range.lower / step) * step; at <= range.upper; at += step)
                ticks << at;
            if (ticks.size() > 1) break;
        }
        return ticks;
    }

    static constexpr int kTries = 8;
    bool m_plain = true;
    bool m_even = false;
};

} // namespace

void dressChart(QCustomPlot& plot) {
    const Theme& theme = Theme::current();
    // Otherwise each replot paints the window at once, with all in it that waits to be painted.
    plot.setPlottingHint(QCP::phImmediateRefresh, false);
    plot.setBackground(theme.window);
    const QPen hairline(theme.line, 1);
    // A line as strong as the curves would be read as one.
    const QPen grid = theme.highContrast ? QPen(theme.track, 1, Qt::DotLine) : hairline;
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis, plot.xAxis2, plot.yAxis2}) {
        axis->setBasePen(hairline);
        axis->setTickPen(hairline);
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLabelColor(theme.textMuted);
        axis->setLabelColor(theme.textMuted);
        axis->setTickLabelFont(uiFont(11));
        axis->setLabelFont(uiFont(11));
        axis->setNumberFormat(QStringLiteral("gbc"));
        axis->setNumberPrecision(4);
        axis->grid()->setPen(grid);
        axis->grid()->setZeroLinePen(Qt::NoPen);
        axis->setTickLengthIn(0);
        axis->setTickLengthOut(4);
    }
    plot.axisRect()->setAutoMargins(QCP::msAll);
    plot.axisRect()->setMinimumMargins({8, 8, 14, 8});
}

QPen pastRunPen(std::size_t run, std::size_t runs) {
    const Theme& theme = Theme::current();
    static const QList<QVector<qreal>> dashes{
        {}, {9, 3}, {2, 2.5}, {9, 3, 2, 3}, {9, 3, 2, 3, 2, 3}};
    const double at =
        runs < 2 ? 0 : static_cast<double>(run) / static_cast<double>(runs - 1); // 1: the latest
    QPen pen(blend(theme.textFaint, theme.textMuted, at), 1.2);
    const QVector<qreal>& dash = dashes[static_cast<qsizetype>(run) % dashes.size()];
    if (!dash.isEmpty()) pen.setDashPattern(dash);
    return pen;
}

void setScale(QCPAxis& axis, bool logarithmic, int ticks) {
    axis.setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    QSharedPointer<QCPAxisTicker> ticker(new MinusTicker);
    if (logarithmic) ticker = QSharedPointer<DecadeTicker>::create();
    ticker->setTickCount(ticks);
    axis.setTicker(ticker);
}

} // namespace deltaflow
