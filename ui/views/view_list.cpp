#include "ui/views/view_list.h"

#include "ui/training/loss_chart.h"
#include "ui/views/gradient_check_view.h"
#include "ui/views/layer_statistics_view.h"

namespace deltaflow {

std::vector<ViewKind> viewList(TrainingSession& session) {
    const auto tr = [](const char* text) { return ViewDocks::tr(text); };
    std::vector<ViewKind> views;
    views.push_back({QStringLiteral("loss"), tr("Loss"),
                     tr("The loss over the iterations; drag to travel"),
                     QKeySequence(Qt::CTRL | Qt::Key_1),
                     [&session](QWidget* parent) { return new LossChart(session, parent); }});
    views.push_back({QStringLiteral("gradients-check"), tr("Gradient check"),
                     tr("Every derivative of the loss against its own numeric one"),
                     QKeySequence(Qt::CTRL | Qt::Key_4), [&session](QWidget* parent) {
                         return new GradientCheckView(session, parent);
                     }});
    views.push_back({QStringLiteral("layers"), tr("Layers"),
                     tr("Activations and errors by layer, and units that do not learn"),
                     QKeySequence(Qt::CTRL | Qt::Key_5), [&session](QWidget* parent) {
                         return new LayerStatisticsView(session, parent);
                     }});
    return views;
}

} // namespace deltaflow
