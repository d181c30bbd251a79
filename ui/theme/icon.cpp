#include "ui/theme/icon.h"

#include "ui/theme/theme.h"

#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace deltaflow {
namespace {

QColor colourOf(QIcon::Mode mode) {
    const Theme& theme = Theme::current();
    return mode == QIcon::Disabled   ? theme.textFaint
           : mode == QIcon::Selected ? theme.window
                                     : theme.text;
}

/// Draws an SVG as a stencil in the colour that the theme gives at the time of drawing.
class ThemedIconEngine : public QIconEngine {
public:
    explicit ThemedIconEngine(QString file)
        : m_file(std::move(file)) {}

    QIconEngine* clone() const override { return new ThemedIconEngine(m_file); }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const double ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, stencil(rect.size() * ratio, colourOf(mode)));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override {
        return stencil(size, colourOf(mode));
    }

private:
    QPixmap stencil(const QSize& size, const QColor& colour) const {
        const QString key = QStringLiteral("%1|%2x%3|%4")
                                .arg(m_file)
                                .arg(size.width())
                                .arg(size.height())
                                .arg(colour.name());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap)) return pixmap;
        QImage image(size, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        QSvgRenderer(m_file).render(&painter);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(image.rect(), colour);
        painter.end();
        pixmap = QPixmap::fromImage(image);
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QString m_file;
};

} // namespace

QIcon themedIcon(const QString& name) {
    return QIcon(new ThemedIconEngine(QStringLiteral(":/icons/%1.svg").arg(name)));
}

} // namespace deltaflow
