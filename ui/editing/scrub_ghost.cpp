#include "ui/editing/scrub_ghost.h"

#include "core/text/number.h"
#include "ui/player/player.h"
#include "ui/theme/theme.h"
#include "ui/words/symbol_text.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace deltaflow {
namespace {

constexpr int kCurvePoints = 41;
constexpr double kMostCost = 1e6;    ///< Multiplications of a pass for which the curve is drawn.
constexpr double kNotchesShown = 50; ///< On each side at first: a drag of 100 pixels.
constexpr int kWidth = 240;
constexpr int kRowHeight = 18;
constexpr int kRows = 4;
constexpr int kPlotHeight = 104;
constexpr int kMargin = 10;

QString withSign(QString number, double value) {
    return value > 0 ? u'+' + number : number;
}

/// The vertical extent of the picture: the curve, and the tangent at the number.
std::pair<double, double> lossRange(const GhostFigures& figures) {
    double least =
        std::min({figures.startLoss, figures.loss, figures.startLoss + figures.predicted()});
    double most =
        std::max({figures.startLoss, figures.loss, figures.startLoss + figures.predicted()});
    for (const QPointF& point : figures.curve)
        if (std::isfinite(point.y())) {
            least = std::min(least, point.y());
            most = std::max(most, point.y());
        }
    const double room = std::max((most - least) * 0.08, 1e-12 * std::max(1.0, std::abs(most)));
    return {least - room, most + room};
}

void dot(QPainter& painter, const QPointF& at, double radius, const QColor& fill,
         const QColor& line) {
    painter.setPen(QPen(line, 1.6));
    painter.setBrush(fill);
    painter.drawEllipse(at, radius, radius);
}

} // namespace

std::pair<QString, QString> alignedChanges(double one, double other, int digits) {
    const double larger = std::max(std::abs(one), std::abs(other));
    const auto plain = [digits](double value) {
        return withSign(QString::fromStdString(formatNumber(value, digits)), value);
    };
    if (!std::isfinite(larger) || larger == 0) return {plain(one), plain(other)};
    // Aligned, the smaller one would be written as nothing or as little more.
    const double smaller = std::min(std::abs(one), std::abs(other));
    if (smaller > 0 && smaller < larger * std::pow(10.0, 2 - digits))
        return {plain(one), plain(other)};
    const NumberParts parts = numberParts(larger, digits);
    const int exponent = parts.scientific ? parts.exponent : 0;
    const double unit = std::pow(10.0, exponent);
    const auto point = parts.mantissa.find('.');
    const int decimals =
        point == std::string::npos ? 0 : static_cast<int>(parts.mantissa.size() - point) - 1;
    const QString power =
        parts.scientific ? QString::fromStdString(formatNumber(larger, digits)).section(u'×', 1)
                         : QString();
    const auto write = [&](double value) {
        QString text = QString::number(std::abs(value / unit), 'f', decimals);
        const bool isNothing = text.toDouble() == 0; // as it is written
        if (parts.scientific) text += u'×' + power;
        if (isNothing) return text;
        return (value < 0 ? QChar(u'−') : QChar(u'+')) + text;
    };
    return {write(one), write(other)};
}

void paintGhostPlot(QPainter& painter, const QRectF& rect, const GhostFigures& figures,
                    const Theme& theme) {
    const auto [least, most] = lossRange(figures);
    const auto at = [&, low = least, high = most](double x, double loss) {
        return QPointF(rect.center().x() + (x - figures.start) / figures.reach * rect.width() / 2,
                       rect.bottom() - (loss - low) / (high - low) * rect.height());
    };
    const auto tangent = [&](double x) {
        return at(x, figures.startLoss + figures.slope * (x - figures.start));
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(rect);
    painter.setPen(QPen(theme.line, 1));
    painter.drawLine(at(figures.start, least), at(figures.start, most));
    painter.setPen(QPen(theme.backward, 1.5, Qt::DashLine));
    painter.drawLine(tangent(figures.start - figures.reach),
                     tangent(figures.start + figures.reach));
    painter.setPen(QPen(theme.text, 1.8));
    QPolygonF line;
    for (const QPointF& point : figures.curve)
        if (std::isfinite(point.y())) line << at(point.x(), point.y());
    painter.drawPolyline(line);
    const QPointF on = at(figures.now, figures.loss);
    const QPointF shadow = tangent(figures.now);
    painter.setPen(QPen(theme.textMuted, 1, Qt::DotLine));
    painter.drawLine(on, shadow);
    painter.setClipRect(rect.adjusted(-5, -5, 5, 5));
    dot(painter, at(figures.start, figures.startLoss), 2.5, theme.textMuted, theme.textMuted);
    dot(painter, shadow, 3.5, theme.window, theme.backward);
    dot(painter, on, 3.5, theme.text, theme.text);
    painter.restore();
}

ScrubGhost* ScrubGhost::begin(Player& player, QWidget& host, const QRectF& under, const Ref& ref,
                              double notch) {
    const Model& model = player.model();
    if (ref.node < 0) return nullptr;
    // What is no parameter is something that the earlier iterations have learned from.
    const bool isLearned = model.graph->node(ref.node).role == NodeRole::Parameter;
    if (!isLearned && player.view().iteration > 0) return nullptr;
    auto along = LossAlong::of(model, player.sharedTrace(), ref);
    if (!along || !std::isfinite(along->startLoss()) || !std::isfinite(along->slope()))
        return nullptr;
    auto* ghost = new ScrubGhost(player, host, ref, std::move(*along));
    ghost->m_figures.reach = kNotchesShown * notch;
    ghost->draw();
    ghost->place(host, under);
    return ghost;
}

ScrubGhost::ScrubGhost(Player& player, QWidget& host, const Ref& ref, LossAlong along)
    : QWidget(host.window())
    , m_player(player)
    , m_ref(ref)
    , m_along(std::move(along))
    , m_symbol(symbolText(player.document().project(), player.sharedModel(), ref)) {
    setObjectName(QStringLiteral("scrubGhost"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_figures.start = m_figures.now = m_along.start();
    m_figures.startLoss = m_figures.loss = m_along.startLoss();
    m_figures.slope = m_along.slope();
}

void ScrubGhost::follow() {
    if (m_player.model().loss == kNoNode) return;
    m_figures.now = m_player.number(m_ref);
    m_figures.loss = m_player.trace().block(m_player.model().loss, Quantity::Value)[0];
    if (std::abs(m_figures.change()) > m_figures.reach) {
        while (std::abs(m_figures.change()) > m_figures.reach)
            m_figures.reach *= 2;
        draw();
    }
    update();
}

/// The curve over the whole reach, from real passes.
void ScrubGhost::draw() {
    m_figures.curve.clear();
    if (m_along.cost() > kMostCost) return;
    for (int i = 0; i < kCurvePoints; ++i) {
        const double x = m_figures.start + m_figures.reach * (2.0 * i / (kCurvePoints - 1) - 1);
        m_figures.curve << QPointF(x, m_along.at(x));
    }
}

void ScrubGhost::place(const QWidget& host, const QRectF& under) {
    const QWidget* window = host.window();
    const int plot = m_figures.curve.isEmpty() ? 0 : kRowHeight + kPlotHeight + 8;
    resize(kWidth, plot + kRows * kRowHeight + 2 * kMargin - 2);
    const QPoint below = host.mapTo(window, under.bottomLeft().toPoint()) + QPoint(0, 10);
    const QPoint above = host.mapTo(window, under.topLeft().toPoint()) - QPoint(0, height() + 10);
    const bool fits = below.y() + height() <= window->height() - 4;
    move(std::clamp(below.x(), 4, std::max(4, window->width() - width() - 4)),
         fits ? below.y() : std::max(4, above.y()));
    show();
    raise();
}

QString ScrubGhost::predictedText() const {
    return alignedChanges(m_figures.predicted(), m_figures.actual(), m_player.view().digits).first;
}

QString ScrubGhost::actualText() const {
    return alignedChanges(m_figures.predicted(), m_figures.actual(), m_player.view().digits).second;
}

void ScrubGhost::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.line, 1));
    painter.setBrush(theme.window);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    QRectF rest = QRectF(rect()).adjusted(kMargin + 2, kMargin - 2, -kMargin - 2, -kMargin + 2);
    const auto row = [&](const QString& words, const QString& number, const QColor& ink,
                         int weight) {
        const QRectF line(rest.left(), rest.top(), rest.width(), kRowHeight);
        painter.setPen(ink);
        painter.setFont(uiFont(12));
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, words);
        painter.setFont(uiFont(12.5, weight));
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, number);
        rest.setTop(line.bottom());
    };
    const auto number = [this](double value) {
        return QString::fromStdString(formatNumber(value, m_player.view().digits));
    };
    if (!m_figures.curve.isEmpty()) {
        row(tr("Loss along %1").arg(m_symbol), {}, theme.textMuted, QFont::Normal);
        const QRectF plot(rest.left(), rest.top() + 2, rest.width(), kPlotHeight);
        paintGhostPlot(painter, plot, m_figures, theme);
        rest.setTop(plot.bottom() + 6);
    }
    row(QStringLiteral("Δ%1").arg(m_symbol),
        withSign(number(m_figures.change()), m_figures.change()), theme.textMuted, QFont::Normal);
    row(QStringLiteral("g = ∂L/∂%1").arg(m_symbol),
        withSign(number(m_figures.slope), m_figures.slope), theme.textMuted, QFont::Normal);
    row(tr("Predicted ΔL ≈ g·Δ%1").arg(m_symbol), predictedText(), theme.backwardInk,
        QFont::DemiBold);
    row(tr("Actual ΔL"), actualText(), theme.text, QFont::DemiBold);
}

} // namespace deltaflow
