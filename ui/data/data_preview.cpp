#include "ui/data/data_preview.h"

#include "ui/data/preview_painter.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace deltaflow {

void DataPreview::show(const Project* project) {
    m_project.reset();
    m_scene = {};
    if (project && project->data->x.cols() > 0) {
        m_project = *project;
        if (!isImages(*project->data)) m_scene = previewScene(*project);
    }
    const Index samples = m_project ? m_project->data->x.cols() : 0;
    setAccessibleName(samples > 0 ? tr("Preview: %L1 samples").arg(samples) : tr("No data"));
    update();
}

void DataPreview::paintEvent(QPaintEvent*) {
    if (!m_project) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(4, 4, -4, -4);
    if (isImages(*m_project->data))
        paintImages(painter, area, *m_project, Theme::current());
    else
        paintScatter(painter, area, m_scene, Theme::current());
}

} // namespace deltaflow
