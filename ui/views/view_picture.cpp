#include "ui/views/view_picture.h"

#include "ui/theme/svg.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QBuffer>
#include <QImage>
#include <QRegularExpression>
#include <QWidget>

#include <algorithm>

#include <qcustomplot.h>

namespace deltaflow {

namespace {

constexpr int kScale = 2; // pixels for a logical one

/// Something to press or to scroll, or a frame around such things alone.
bool isControl(const QWidget& widget) {
    if (qobject_cast<const QAbstractButton*>(&widget) ||
        qobject_cast<const QAbstractSlider*>(&widget))
        return true;
    const auto parts = widget.findChildren<QWidget*>(Qt::FindDirectChildrenOnly);
    return !parts.isEmpty() &&
           std::ranges::all_of(parts, [](const QWidget* part) { return isControl(*part); });
}

/// While one is there, a chart shows of what it clips to its axes only what is in one pair of them.
class OnlyWithin {
public:
    OnlyWithin(QCustomPlot& plot, const QCPAxisRect* within) {
        for (int i = 0; i < plot.plottableCount(); ++i) {
            QCPAbstractPlottable* graph = plot.plottable(i);
            if (graph->keyAxis()->axisRect() != within) hide(graph);
        }
        for (int i = 0; i < plot.itemCount(); ++i)
            if (plot.item(i)->clipToAxisRect() && plot.item(i)->clipAxisRect() != within)
                hide(plot.item(i));
    }
    ~OnlyWithin() {
        for (QCPLayerable* part : m_hidden)
            part->setVisible(true);
    }
    OnlyWithin(const OnlyWithin&) = delete;
    OnlyWithin& operator=(const OnlyWithin&) = delete;

private:
    void hide(QCPLayerable* part) {
        if (!part->visible()) return;
        part->setVisible(false);
        m_hidden << part;
    }

    QList<QCPLayerable*> m_hidden;
};

QByteArray chartSvg(const QRect& box, const PicturePainter& paint) {
    return svgOf(box, [&paint](QPaintDevice& device) {
        QCPPainter painter;
        painter.begin(&device);
        painter.setMode(QCPPainter::pmVectorized);
        paint(painter);
    });
}

/// Drawings within a drawing. Qt's SVG does not clip, and an <svg> in an <svg> does: an area in a
/// colour that nothing else has keeps its place until the text is there.
class Insets {
public:
    void add(QCPPainter& painter, const QRect& place, const PicturePainter& paint) {
        painter.fillRect(place, markOf(m_insets.size()));
        m_insets << QString::fromUtf8(chartSvg(place, paint));
    }
    [[nodiscard]] QByteArray putInto(const QByteArray& svg) const {
        QString out = QString::fromUtf8(svg);
        for (qsizetype i = 0; i < m_insets.size(); ++i) {
            const QRegularExpression place(
                QStringLiteral("(<g fill=\"%1\"[^>]*>\\s*)<rect (x=\"([^\"]*)\" y=\"([^\"]*)\" "
                               "width=\"([^\"]*)\" height=\"([^\"]*)\")/>")
                    .arg(markOf(i).name()));
            const auto match = place.match(out);
            if (!match.hasMatch()) continue;
            const QString& inset = m_insets[i];
            const qsizetype from = inset.indexOf(QLatin1String("<defs>"));
            const QString content = inset.mid(from); // with its end tag
            out.replace(match.capturedStart(), match.capturedLength(),
                        QStringLiteral("%1<svg %2 viewBox=\"%3 %4 %5 %6\">%7")
                            .arg(match.captured(1), match.captured(2), match.captured(3),
                                 match.captured(4), match.captured(5), match.captured(6), content));
        }
        return out.toUtf8();
    }

private:
    [[nodiscard]] static QColor markOf(qsizetype which) {
        return QColor(1, 254, 2 + static_cast<int>(which));
    }

    QStringList m_insets;
};

/// All of a chart but what it clips, then that, each in its axes.
void paintChart(QCPPainter& painter, QCustomPlot& plot, Insets* insets) {
    const auto paint = [&plot](QCPPainter& to, const QCPAxisRect* within) {
        const OnlyWithin only(plot, within);
        plot.toPainter(&to, plot.width(), plot.height());
    };
    if (!insets) {
        plot.toPainter(&painter, plot.width(), plot.height());
        return;
    }
    paint(painter, nullptr);
    for (const QCPAxisRect* rect : plot.axisRects())
        insets->add(painter, rect->rect().adjusted(0, 0, 1, 1),
                    [&](QCPPainter& inset) { paint(inset, rect); });
}

void paintWithin(QCPPainter& painter, QWidget& widget, Insets* insets) {
    if (auto* plot = qobject_cast<QCustomPlot*>(&widget))
        paintChart(painter, *plot, insets);
    else
        widget.render(&painter, QPoint(), QRegion(), QWidget::RenderFlags());
    for (QObject* child : widget.children()) {
        auto* part = qobject_cast<QWidget*>(child);
        if (!part || part->isHidden() || part->isWindow() || isControl(*part)) continue;
        painter.save();
        painter.translate(part->pos());
        paintWithin(painter, *part, insets);
        painter.restore();
    }
}

QByteArray asPng(QSize size, const QColor& ground, const PicturePainter& paint) {
    QImage image(size * kScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(kScale);
    image.fill(ground);
    {
        QCPPainter painter(&image);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        paint(painter);
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray asSvg(QSize size, const QColor& ground, const PicturePainter& paint) {
    const QRect box(QPoint(), size);
    return withKnownFonts(chartSvg(box, [&](QCPPainter& painter) {
        painter.fillRect(box, ground);
        paint(painter);
    }));
}

} // namespace

QByteArray pictureBytes(QSize size, const QString& suffix, const QColor& ground,
                        const PicturePainter& paint) {
    const QString kind = suffix.toLower();
    if (kind == QLatin1String("svg")) return asSvg(size, ground, paint);
    return kind == QLatin1String("png") ? asPng(size, ground, paint) : QByteArray();
}

QByteArray viewPicture(QWidget& view, const QString& suffix) {
    Insets insets;
    const bool isSvg = suffix.toLower() == QLatin1String("svg");
    const QByteArray bytes = pictureBytes(
        view.size(), suffix, view.palette().color(QPalette::Window),
        [&](QCPPainter& painter) { paintWithin(painter, view, isSvg ? &insets : nullptr); });
    return isSvg ? withKnownFonts(insets.putInto(bytes)) : bytes;
}

} // namespace deltaflow
