#include "ui/hunt/loss_courses.h"

#include "core/text/number.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <limits>

namespace deltaflow {

namespace {

constexpr int kCaption = 20;
constexpr int kNumbers = 92; ///< For the last values.

/// Where the loss of an update lies: by its logarithm where it goes over orders of magnitude.
struct Scale {
    QRectF area;
    double least = 0;
    double most = 1;
    std::size_t updates = 1;
    bool isLogarithmic = false;

    [[nodiscard]] double height(double loss) const {
        return isLogarithmic ? std::log10(std::max(loss, least)) : loss;
    }
    [[nodiscard]] QPointF at(std::size_t update, double loss) const {
        const double range = height(most) - height(least);
        const double share = range > 0 ? (height(loss) - height(least)) / range : 0.5;
        return {area.left() + area.width() * static_cast<double>(update) /
                                  static_cast<double>(std::max<std::size_t>(1, updates)),
                area.bottom() - area.height() * std::clamp(share, 0.0, 1.0)};
    }
};

Scale scaleOf(const std::vector<double>& wrong, const std::vector<double>& right, QRectF area) {
    constexpr double kOrders = 1e3;
    constexpr double kFloor = 1e-12; // of the largest: what lies below is 0 to the eye
    Scale scale{area, std::numeric_limits<double>::infinity(), 0,
                std::max({wrong.size(), right.size(), std::size_t{2}}) - 1};
    // A course that runs away would press the other one flat.
    const double ceiling = 4 * std::abs(right.front());
    for (const auto* course : {&wrong, &right})
        for (const double loss : *course)
            if (std::isfinite(loss)) {
                scale.least = std::min(scale.least, loss);
                scale.most = std::max(scale.most, std::min(loss, ceiling));
            }
    scale.isLogarithmic = scale.least >= 0 && scale.most > kOrders * scale.least;
    if (scale.isLogarithmic) scale.least = std::max(scale.least, kFloor * scale.most);
    return scale;
}

void paintCourse(QPainter& painter, const Scale& scale, const std::vector<double>& course,
                 const QColor& colour, Qt::PenStyle style) {
    QPainterPath path;
    for (std::size_t i = 0; i < course.size() && std::isfinite(course[i]); ++i) {
        const QPointF point = scale.at(i, course[i]);
        i == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    painter.setPen(QPen(colour, 2, style, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
}

QString lastOf(const std::vector<double>& course, int digits) {
    return QString::fromStdString(formatNumber(course.back(), digits));
}

} // namespace

LossCourses::LossCourses(QWidget* parent)
    : QWidget(parent) {
    setFixedHeight(sizeHint().height());
}

void LossCourses::show(std::vector<double> wrong, std::vector<double> right, int digits) {
    m_wrong = std::move(wrong);
    m_right = std::move(right);
    m_digits = digits;
    setVisible(m_right.size() > 1);
    if (m_right.size() > 1)
        setAccessibleName(tr("The loss after %1 updates is %2 with the bug and %3 without it.")
                              .arg(m_right.size() - 1)
                              .arg(lastOf(m_wrong, m_digits), lastOf(m_right, m_digits)));
    update();
}

void LossCourses::paintEvent(QPaintEvent*) {
    if (m_right.size() < 2) return;
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(uiFont(12));
    painter.setPen(theme.textMuted);
    const QRectF area(2, kCaption + 6, width() - kNumbers - 8, height() - kCaption - 12);
    const Scale scale = scaleOf(m_wrong, m_right, area);
    const qsizetype updates = std::ssize(m_right) - 1;
    painter.drawText(QRect(0, 0, width(), kCaption), Qt::AlignLeft | Qt::AlignVCenter,
                     scale.isLogarithmic ? tr("Loss over %1 updates, logarithmic").arg(updates)
                                         : tr("Loss over %1 updates").arg(updates));
    painter.setPen(theme.line);
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    paintCourse(painter, scale, m_right, theme.forward, Qt::SolidLine);
    paintCourse(painter, scale, m_wrong, theme.backward, Qt::DashLine);

    // The last values, which do not cover one another.
    const auto heightOf = [&](const std::vector<double>& course) {
        const double last = course.back();
        return std::isfinite(last) ? scale.at(course.size() - 1, last).y() : area.top();
    };
    double above = heightOf(m_wrong);
    double below = heightOf(m_right);
    const bool wrongAbove = above <= below;
    if (!wrongAbove) std::swap(above, below);
    const QString withBug = tr("%1\nwith the bug").arg(lastOf(m_wrong, m_digits));
    const QString without = tr("%1\nwithout it").arg(lastOf(m_right, m_digits));
    constexpr int kFlags = Qt::AlignLeft | Qt::AlignVCenter;
    const QRectF place(0, 0, kNumbers, height());
    const double high = std::max(painter.boundingRect(place, kFlags, withBug).height(),
                                 painter.boundingRect(place, kFlags, without).height());
    const double most = height() - kCaption - high; // below the caption
    const double apart = std::clamp(below - above, std::min(high, most), most);
    const double middle = std::clamp((above + below) / 2, kCaption + (apart + high) / 2,
                                     height() - (apart + high) / 2);
    const auto write = [&](double y, const QString& text, const QColor& ink) {
        painter.setPen(ink);
        painter.drawText(QRectF(area.right() + 8, y - high / 2, kNumbers, high), kFlags, text);
    };
    write(wrongAbove ? middle - apart / 2 : middle + apart / 2, withBug, theme.backwardInk);
    write(wrongAbove ? middle + apart / 2 : middle - apart / 2, without, theme.forwardInk);
}

} // namespace deltaflow
