#pragma once

#include "core/insight/unit_statistics.h"
#include "ui/player/player.h"

#include <QWidget>

class QPainter;

namespace deltaflow {

struct Theme;

/// Bars over their own range, 0 marked; even a bin that holds a single number is seen.
void paintHistogram(QPainter& painter, const QRectF& rect, const Histogram& histogram,
                    const QColor& fill, const Theme& theme);

/// One row a layer: its name, how its activations spread, how its errors do, and its gradients.
/// Pointing at one lights up the layer everywhere.
class LayerRows : public QWidget {
    Q_OBJECT

public:
    LayerRows(Player& player, QWidget* parent);

    void show(const std::vector<LayerStatistics>& layers);
    using QWidget::show;
    [[nodiscard]] const std::vector<LayerStatistics>& layers() const { return m_layers; }
    /// "a¹", as the document's notation writes a layer's values.
    [[nodiscard]] QString nameOf(const LayerStatistics& layer) const;

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void leaveEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Columns {
        QRectF name;
        QRectF values;
        QRectF errors;
        QRectF gradients;
    };
    /// Of a row, or of the head.
    [[nodiscard]] Columns columnsOf(double top, double height) const;
    /// Where there is little width, the name stands above the rest.
    [[nodiscard]] bool isNarrow() const;
    [[nodiscard]] double rowHeight() const;
    [[nodiscard]] std::optional<Ref> refAt(QPointF at) const;
    void paintName(QPainter& painter, const QRectF& rect, const LayerStatistics& layer) const;
    void paintRow(QPainter& painter, std::size_t row) const;

    Player& m_player;
    std::vector<LayerStatistics> m_layers;
};

} // namespace deltaflow
