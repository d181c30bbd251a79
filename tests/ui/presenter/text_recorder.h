#pragma once

#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>

#include <cmath>
#include <vector>

namespace deltaflow {

/// A paint device that keeps which texts were painted, where, and in what size: of the font as it
/// comes out on the device.
class TextRecorder : public QPaintDevice {
public:
    struct Text {
        QString words;
        double pixelSize;
        QRectF rect;
    };

    explicit TextRecorder(QSize size)
        : m_size(size)
        , m_engine(*this) {}

    [[nodiscard]] const std::vector<Text>& texts() const { return m_texts; }
    [[nodiscard]] QPaintEngine* paintEngine() const override { return &m_engine; }

protected:
    int metric(PaintDeviceMetric which) const override {
        switch (which) {
        case PdmWidth:
            return m_size.width();
        case PdmHeight:
            return m_size.height();
        case PdmDepth:
            return 32;
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY:
            return 96;
        case PdmDevicePixelRatioScaled:
            return static_cast<int>(devicePixelRatioFScale());
        case PdmDevicePixelRatio:
            return 1;
        default:
            return QPaintDevice::metric(which);
        }
    }

private:
    class Engine : public QPaintEngine {
    public:
        explicit Engine(TextRecorder& owner)
            : QPaintEngine(AllFeatures)
            , m_owner(owner) {}
        bool begin(QPaintDevice*) override { return true; }
        bool end() override { return true; }
        void updateState(const QPaintEngineState& now) override {
            if (now.state() & DirtyTransform) m_transform = now.transform();
        }
        void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
        void drawPath(const QPainterPath&) override {}
        void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
        void drawTextItem(const QPointF& at, const QTextItem& item) override {
            const double scale = std::sqrt(std::abs(m_transform.determinant()));
            const QRectF rect(at.x(), at.y() - item.ascent(), item.width(),
                              item.ascent() + item.descent());
            m_owner.m_texts.push_back(
                {item.text(), item.font().pixelSize() * scale, m_transform.mapRect(rect)});
        }
        [[nodiscard]] Type type() const override { return User; }

    private:
        TextRecorder& m_owner;
        QTransform m_transform;
    };

    QSize m_size;
    std::vector<Text> m_texts;
    mutable Engine m_engine;
};

} // namespace deltaflow
