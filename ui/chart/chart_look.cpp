#include "ui/chart/chart_look.h"

#include "ui/theme/theme.h"

#include <qcustomplot.h>

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

} // namespace

void dressChart(QCustomPlot& plot) {
    const Theme& theme = Theme::current();
    // Otherwise each replot paints the window at once, with all in it that waits to be painted.
    plot.setPlottingHint(QCP::phImmediateRefresh, false);
    plot.setBackground(theme.window);
    const QPen hairline(theme.line, 1);
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis, plot.xAxis2, plot.yAxis2}) {
        axis->setBasePen(hairline);
        axis->setTickPen(hairline);
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLabelColor(theme.textMuted);
        axis->setLabelColor(theme.textMuted);
        axis->setTickLabelFont(uiFont(11));
        axis->setLabelFont(uiFont(11));
        axis->setNumberFormat(QStringLiteral("gb"));
        axis->setNumberPrecision(4);
        axis->grid()->setPen(hairline);
        axis->grid()->setZeroLinePen(Qt::NoPen);
        axis->setTickLengthIn(0);
        axis->setTickLengthOut(4);
    }
    plot.axisRect()->setAutoMargins(QCP::msAll);
    plot.axisRect()->setMinimumMargins({8, 8, 14, 8});
}

void setScale(QCPAxis& axis, bool logarithmic, int ticks) {
    axis.setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    QSharedPointer<QCPAxisTicker> ticker(new MinusTicker);
    if (logarithmic) ticker = QSharedPointer<QCPAxisTickerLog>::create();
    ticker->setTickCount(ticks);
    axis.setTicker(ticker);
}

} // namespace deltaflow
