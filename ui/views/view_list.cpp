#include "ui/views/view_list.h"

#include "ui/views/boundary_view.h"
#include "ui/views/curves_view.h"
#include "ui/views/gradient_check_view.h"
#include "ui/views/landscape_view.h"
#include "ui/views/layer_statistics_view.h"

namespace deltaflow {

std::vector<ViewKind> viewList(TrainingSession& session) {
    const auto tr = [](const char* text) { return ViewDocks::tr(text); };
    std::vector<ViewKind> views;
    views.push_back({QStringLiteral("curves"), tr("Curves"),
                     tr("Loss and accuracy over the iterations, in training and test"),
                     QKeySequence(Qt::CTRL | Qt::Key_1),
                     [&session](QWidget* parent) { return new CurvesView(session, parent); }});
    views.push_back({QStringLiteral("boundary"), tr("Boundary"),
                     tr("What the network says over its inputs; draw samples with the mouse"),
                     QKeySequence(Qt::CTRL | Qt::Key_2),
                     [&session](QWidget* parent) { return new BoundaryView(session, parent); }});
    views.push_back({QStringLiteral("landscape"), tr("Loss landscape"),
                     tr("The loss over two parameters or along the path; drag the point"),
                     QKeySequence(Qt::CTRL | Qt::Key_3),
                     [&session](QWidget* parent) { return new LandscapeView(session, parent); }});
    views.push_back({QStringLiteral("gradient-check"), tr("Gradient check"),
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
