#pragma once

#include "ui/views/boundary_painter.h"

#include <qcustomplot.h>

namespace deltaflow {

/// The axes, the ground as a colour map, and the marks over it.
class BoundaryPlot : public QCustomPlot {
    Q_OBJECT

public:
    explicit BoundaryPlot(QWidget* parent = nullptr);

    void dress(); ///< In the theme's colours.
    void show(const BoundarySubject& subject, BoundaryPicture picture, const QString& unitName);
    [[nodiscard]] const BoundaryPicture& picture() const { return m_picture; }
    [[nodiscard]] PlotFrame frame() const;
    /// All points with a margin. Of a plane, more where the plot is far wider than high.
    void fit(const std::vector<BoundaryPoint>& points, bool isPlane);
    /// Whether all of them are within the axes.
    [[nodiscard]] bool shows(const std::vector<BoundaryPoint>& points) const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    class Marks;

    /// What the axes were fitted to, and how they were set for it.
    struct Fit {
        QCPRange x;
        QCPRange y;
        bool isPlane = false;
        QCPRange shownX;
        QCPRange shownY;
    };

    void fillArea();

    void showGround();
    [[nodiscard]] QCPColorGradient gradient() const;

    QCPColorMap* m_ground;
    BoundaryPicture m_picture;
    ResponseKind m_kind = ResponseKind::Side;
    int m_classes = 2;
    QString m_unitName;
    std::optional<Fit> m_fit;
};

} // namespace deltaflow
