#include "ui/views/curves_view.h"

#include "ui/training/curve_chart.h"
#include "ui/views/run_legend.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace deltaflow {

CurvesView::CurvesView(TrainingSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_loss(new CurveChart(session, CurveChart::Measure::Loss, this))
    , m_accuracy(new CurveChart(session, CurveChart::Measure::Accuracy, this))
    , m_logarithmic(new QCheckBox(tr("Logarithmic"), this))
    , m_legend(new RunLegend(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 0, 8, 6);
    column->setSpacing(2);
    m_charts = new QBoxLayout(QBoxLayout::LeftToRight);
    m_charts->addWidget(m_loss, 1);
    m_charts->addWidget(m_accuracy, 1);
    column->addLayout(m_charts, 1);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(10, 0, 4, 0);
    line->addWidget(m_legend, 1);
    line->addWidget(m_logarithmic, 0, Qt::AlignBottom);
    column->addLayout(line);
    m_logarithmic->setChecked(true);
    connect(m_logarithmic, &QCheckBox::toggled, this, [this](bool logarithmic) {
        m_loss->setLogarithmic(logarithmic);
        m_accuracy->setLogarithmic(logarithmic);
    });
    connect(&session, &TrainingSession::progressed, this, &CurvesView::refresh);
    refresh();
}

void CurvesView::resizeEvent(QResizeEvent* event) {
    constexpr int kRoomForBoth = 380;
    m_charts->setDirection(width() < kRoomForBoth ? QBoxLayout::TopToBottom
                                                  : QBoxLayout::LeftToRight);
    QWidget::resizeEvent(event);
}

QStringList CurvesView::legend() const {
    return m_legend->texts();
}

void CurvesView::refresh() {
    m_accuracy->setVisible(m_session.tellsAccuracy());
    QList<RunLegend::Entry> entries{{RunLegend::Mark::Train, tr("training")}};
    if (m_session.tellsTest()) entries << RunLegend::Entry{RunLegend::Mark::Test, tr("test")};
    const auto& ghosts = m_session.ghosts();
    if (!ghosts.empty()) entries.front().text = tr("training · %1").arg(m_session.runName());
    for (std::size_t i = 0; i < ghosts.size(); ++i)
        entries << RunLegend::Entry{RunLegend::Mark::Ghost,
                                    QStringLiteral("%1  %2").arg(i + 1).arg(ghosts[i].name)};
    m_legend->show(std::move(entries));
}

} // namespace deltaflow
