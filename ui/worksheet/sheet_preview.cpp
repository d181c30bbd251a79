#include "ui/worksheet/sheet_preview.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace deltaflow {

SheetPreview::SheetPreview(QWidget* parent)
    : QWidget(parent) {
    setMinimumSize(240, 320);
}

void SheetPreview::show(const Paper& paper, std::function<void(Pages&)> fill) {
    m_paper = paper;
    m_fill = std::move(fill);
    m_page = {};
    update();
}

void SheetPreview::clear() {
    show(m_paper, {});
}

QImage SheetPreview::page(const Paper& paper, const std::function<void(Pages&)>& fill,
                          double height) {
    constexpr double kInchesInMetre = 1 / 0.0254;
    const double scale = height / paper.size.height();
    QImage image((paper.size * scale).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    image.setDotsPerMeterX(qRound(72 * scale * kInchesInMetre));
    image.setDotsPerMeterY(qRound(72 * scale * kInchesInMetre));
    Pages pages(image, paper, [] { return false; });
    fill(pages);
    return image;
}

void SheetPreview::paintEvent(QPaintEvent*) {
    if (!m_fill) return;
    const QSizeF fitted = m_paper.size.scaled(QSizeF(size()) - QSizeF(2, 2), Qt::KeepAspectRatio);
    const double height = std::max(1.0, fitted.height() * devicePixelRatioF());
    if (m_page.isNull() || std::abs(m_page.height() - height) > 1)
        m_page = page(m_paper, m_fill, height);
    QRectF place(QPointF(), fitted);
    place.moveCenter(QRectF(rect()).center());
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(place, m_page);
    painter.setPen(Theme::current().line);
    painter.drawRect(place);
}

} // namespace deltaflow
