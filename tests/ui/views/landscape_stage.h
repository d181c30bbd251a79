#pragma once

#include "ui/views/landscape_view.h"

#include "core/project/edit.h"
#include "tests/ui/opened_example.h"
#include "ui/theme/theme.h"
#include "ui/views/landscape_chart.h"
#include "ui/views/landscape_frame.h"
#include "ui/views/surface_worker.h"

#include <QComboBox>
#include <QLabel>
#include <QtTest>

#include <qcustomplot.h>

#include <cmath>

namespace deltaflow {

/// A net of 784 inputs on so many samples that each loss takes its time.
inline Project bigNet() {
    auto network = std::make_shared<Network>();
    network->inputs = 784;
    for (const auto& [out, in] : {std::pair<Index, Index>{128, 784}, {64, 128}, {10, 64}}) {
        DenseLayer layer;
        layer.weights = ParameterMatrix::Constant(out, in, 0.01);
        layer.bias = ParameterMatrix::Zero(out, 1);
        layer.activation.kind = ActivationKind::Tanh;
        network->layers.push_back(std::move(layer));
    }
    Project project;
    project.network = std::move(network);
    project.data = std::make_shared<const Data>(
        Data{SampleMatrix::Constant(784, 1000, 0.1), SampleMatrix::Constant(10, 1000, 0.5)});
    return project;
}

struct LandscapeStage {
    explicit LandscapeStage(const Project& project)
        : opened(document, project)
        , player(document)
        , session(player)
        , view(session) {
        view.resize(640, 420);
    }
    explicit LandscapeStage(const char* name)
        : LandscapeStage(example(name)) {}

    void show() {
        view.show();
        QTRY_VERIFY_WITH_TIMEOUT(view.isSettled(), 20000);
    }
    [[nodiscard]] QCPColorMap& map() const {
        return *view.chart().plot().findChild<QCPColorMap*>();
    }
    [[nodiscard]] QWidget* ground() const { return &view.chart().plot(); }
    [[nodiscard]] std::optional<ParameterPair> pair() const {
        return defaultPair(player.model(), player.trace());
    }
    [[nodiscard]] Ref parameter(std::size_t place) const {
        return parameterAt(*player.model().graph, place);
    }
    [[nodiscard]] PlanePoint point() const {
        return {player.number(parameter(view.pair()->first)),
                player.number(parameter(view.pair()->second))};
    }
    [[nodiscard]] QPoint pixel() const { return view.chart().pixelOf(point()).toPoint(); }

    Document document;
    struct Opened {
        Opened(Document& document, const Project& project) { document.reset(project, {}); }
    } opened;
    Player player;
    TrainingSession session;
    LandscapeView view;
};

/// As when the pointer moves with the left button held.
inline void moveHeld(QWidget* widget, const QPoint& to) {
    QMouseEvent event(QEvent::MouseMove, to, widget->mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                      Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &event);
}

} // namespace deltaflow
