#include "ui/data/preview_painter.h"

#include "ui/canvas/heat_image.h"
#include "ui/theme/class_look.h"
#include "ui/theme/sample_marks.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace deltaflow {
namespace {

constexpr double kLegend = 24;  ///< Its height.
constexpr double kNumbers = 20; ///< Room for the numbers below.
constexpr double kName = 20;

QString tr(const char* text) {
    return QCoreApplication::translate("DataPreview", text);
}

QString tickText(double value) {
    return QString::number(value, 'g', 5).replace(QLatin1Char('-'), QChar(0x2212));
}

double widestTick(const std::vector<double>& ticks, const QFontMetricsF& metrics) {
    double widest = 0;
    for (const double tick : ticks)
        widest = std::max(widest, metrics.horizontalAdvance(tickText(tick)));
    return widest;
}

/// An entry after another from the left; what has no room any more is counted.
void paintLegend(QPainter& painter, const QRectF& row, const PreviewScene& scene,
                 const Theme& theme) {
    constexpr double kGap = 16;
    const QFontMetricsF metrics(painter.font());
    double x = row.left();
    const auto entry = [&](const QString& name, int shape, bool filled) {
        const double width = 18 + metrics.horizontalAdvance(name);
        if (x + width + 40 > row.right()) return false;
        paintMark(painter, {x + 6, row.center().y()}, 5, shape, filled, theme);
        painter.setPen(theme.textMuted);
        painter.drawText(QRectF(x + 18, row.top(), width, row.height()),
                         Qt::AlignVCenter | Qt::AlignLeft, name);
        x += width + kGap;
        return true;
    };
    if (scene.hasTest && !scene.classes.isEmpty()) entry(tr("hollow: test"), 0, false);
    for (qsizetype k = 0; k < scene.classes.size(); ++k) {
        if (entry(scene.classes[k], static_cast<int>(k), true)) continue;
        painter.drawText(QRectF(x, row.top(), 40, row.height()), Qt::AlignVCenter | Qt::AlignLeft,
                         QStringLiteral("+%1").arg(scene.classes.size() - k));
        return;
    }
    if (!scene.classes.isEmpty() || !scene.hasTest) return;
    painter.setPen(QPen(theme.text, 1.4));
    painter.setBrush(theme.window);
    painter.drawEllipse(QPointF(x + 6, row.center().y()), 4, 4);
    painter.setPen(theme.textMuted);
    painter.drawText(row.adjusted(18, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     tr("hollow: test"));
}

void paintAxes(QPainter& painter, const QRectF& frame, const PreviewScene& scene,
               const std::vector<double>& across, const std::vector<double>& up,
               const Theme& theme) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(theme.line);
    painter.drawRect(frame);
    painter.setPen(theme.textMuted);
    for (const double tick : across) {
        const double x = frame.left() + (tick - scene.across.low) /
                                            (scene.across.high - scene.across.low) * frame.width();
        painter.drawLine(QPointF(x, frame.bottom()), QPointF(x, frame.bottom() + 4));
        painter.drawText(QRectF(x - 40, frame.bottom() + 4, 80, kNumbers - 4), Qt::AlignCenter,
                         tickText(tick));
    }
    for (const double tick : up) {
        const double y = frame.bottom() -
                         (tick - scene.up.low) / (scene.up.high - scene.up.low) * frame.height();
        painter.drawLine(QPointF(frame.left() - 4, y), QPointF(frame.left(), y));
        painter.drawText(QRectF(frame.left() - 107, y - 9, 100, 18),
                         Qt::AlignVCenter | Qt::AlignRight, tickText(tick));
    }
}

void paintNames(QPainter& painter, const QRectF& area, const QRectF& frame,
                const PreviewScene& scene) {
    const QFontMetricsF metrics(painter.font());
    const auto elided = [&](const QString& name, double room) {
        return metrics.elidedText(name, Qt::ElideRight, room);
    };
    painter.drawText(QRectF(frame.left(), area.bottom() - kName, frame.width(), kName),
                     Qt::AlignCenter, elided(scene.across.name, frame.width()));
    painter.save();
    painter.translate(area.left() + kName / 2, frame.center().y());
    painter.rotate(-90);
    painter.drawText(QRectF(-frame.height() / 2, -kName / 2, frame.height(), kName),
                     Qt::AlignCenter, elided(scene.up.name, frame.height()));
    painter.restore();
}

void paintDot(QPainter& painter, const QPointF& at, double radius, const PreviewDot& dot,
              const PreviewScene& scene, const Theme& theme) {
    if (!scene.classes.isEmpty())
        return paintMark(painter, at, radius, dot.shape, !dot.isTest, theme);
    painter.setPen(QPen(theme.text, dot.isTest ? 1.4 : 0.8));
    painter.setBrush(dot.isTest      ? theme.window
                     : scene.isCurve ? theme.textMuted
                                     : levelColour(dot.level, theme));
    painter.drawEllipse(at, 0.85 * radius, 0.85 * radius);
}

} // namespace

void paintScatter(QPainter& painter, const QRectF& area, const PreviewScene& scene,
                  const Theme& theme) {
    if (scene.dots.empty()) return;
    painter.setFont(uiFont(11));
    const bool legend = !scene.classes.isEmpty() || scene.hasTest;
    const int tall = std::max(2, static_cast<int>(area.height() / 60));
    const auto up = roundTicks(scene.up.low, scene.up.high, tall);
    const double left = kName + widestTick(up, QFontMetricsF(painter.font())) + 8;
    const QRectF frame = area.adjusted(left, legend ? kLegend : 0, -10, -(kNumbers + kName));
    const auto across = roundTicks(scene.across.low, scene.across.high,
                                   std::max(2, static_cast<int>(frame.width() / 80)));
    if (legend)
        paintLegend(painter, {frame.left(), area.top(), frame.width(), kLegend - 4}, scene, theme);
    paintAxes(painter, frame, scene, across, up, theme);
    paintNames(painter, area, frame, scene);
    const double radius = scene.dots.size() > 400 ? 3.2 : scene.dots.size() > 60 ? 4.2 : 5.2;
    for (const PreviewDot& dot : scene.dots) {
        const QPointF part((dot.at.x() - scene.across.low) / (scene.across.high - scene.across.low),
                           (dot.at.y() - scene.up.low) / (scene.up.high - scene.up.low));
        paintDot(
            painter,
            {frame.left() + part.x() * frame.width(), frame.bottom() - part.y() * frame.height()},
            radius, dot, scene, theme);
    }
}

void paintImages(QPainter& painter, const QRectF& area, const Project& project,
                 const Theme& theme) {
    constexpr int kColumns = 5;
    const Data& train = *project.data;
    const QStringList classes = classNames(project);
    const auto side = static_cast<int>(std::lround(std::sqrt(double(train.x.rows()))));
    const double cell = std::min(area.width() / kColumns, 84.0);
    const Index room = Index{kColumns} * std::max(1, static_cast<int>(area.height() / (cell + 18)));
    const Index tests = project.test ? std::min<Index>(project.test->x.cols(), kColumns) : 0;
    const Index trained = std::min(train.x.cols(), std::max<Index>(room - tests, 1));
    painter.setFont(uiFont(11));
    for (Index i = 0; i < std::min(trained + tests, room); ++i) {
        const bool isTest = i >= trained;
        const Data& data = isTest ? *project.test : train;
        const Index sample = isTest ? i - trained : i;
        const auto pixels = data.x.col(sample);
        const std::vector<double> values(pixels.begin(), pixels.end());
        const QImage image = cellImage(values, side, side, largestOf(values),
                                       {theme.window, theme.text, theme.negative}, theme.window);
        const QRectF at(area.left() + static_cast<double>(i % kColumns) * cell,
                        area.top() + static_cast<double>(i / kColumns) * (cell + 18), cell - 12,
                        cell - 12);
        painter.drawImage(at, image);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(isTest ? QPen(theme.text, 1.4, Qt::DashLine) : QPen(theme.line));
        painter.drawRect(at);
        painter.setPen(theme.textMuted);
        const QString name = classes.value(shapeOf(data, sample));
        painter.drawText(QRectF(at.left(), at.bottom() + 1, at.width(), 16), Qt::AlignCenter,
                         isTest ? tr("%1 (test)").arg(name) : name);
    }
}

} // namespace deltaflow
