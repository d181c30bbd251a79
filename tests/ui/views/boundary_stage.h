#pragma once

#include "ui/views/boundary_view.h"

#include "core/data/document_data.h"
#include "core/project/expression_project.h"
#include "tests/ui/opened_example.h"
#include "ui/player/player.h"
#include "ui/theme/class_look.h"
#include "ui/theme/theme.h"
#include "ui/training/training_session.h"

#include <QAbstractButton>
#include <QtTest>

namespace deltaflow {

inline DenseLayer layer(const ParameterMatrix& w, ActivationKind activation) {
    return {w, ParameterMatrix::Zero(w.rows(), 1), {activation}};
}

/// A neuron that says class 1 where its first input is above 0.
inline Project sideNeuron() {
    ParameterMatrix w(1, 2);
    w << 4, 0;
    Project project;
    project.network =
        std::make_shared<const Network>(Network{2, {layer(w, ActivationKind::Sigmoid)}});
    project.loss = LossKind::BinaryCrossEntropy;
    Data data{SampleMatrix(2, 5), SampleMatrix(1, 5)};
    data.x << 1, -1, 2, -2, 0.5, /**/ 0, 0, 1, 1, -1;
    data.y << 1, 1, 0, 0, 1; // the second and the third are told wrongly
    Data test{SampleMatrix(2, 2), SampleMatrix(1, 2)};
    test.x << 1.5, -1, /**/ 0.5, -0.5;
    test.y << 0, 0; // the first of these
    project.data = std::make_shared<const Data>(data);
    project.test = std::make_shared<const Data>(test);
    return project;
}

/// The same numbers, but known to people as 10 + 5 x₁ and 100 + 20 x₂.
inline Project scaledNeuron() {
    Project project = sideNeuron();
    DataNotes notes;
    notes.inputNames = {"weight", "height"};
    notes.targetNames = {"adult"};
    notes.classes = {"child", "grown-up"};
    notes.inputs = {ScalingKind::Standardise, Eigen::Vector2d(10, 100), Eigen::Vector2d(5, 20)};
    project.dataNotes = std::make_shared<const DataNotes>(notes);
    return project;
}

/// y = 2 x, told as x.
inline Project line() {
    Project project;
    project.network = std::make_shared<const Network>(
        Network{1, {layer(ParameterMatrix::Ones(1, 1), ActivationKind::Identity)}});
    Data data{SampleMatrix(1, 3), SampleMatrix(1, 3)};
    data.x << 0, 1, 2;
    data.y << 0, 2, 4;
    project.data = std::make_shared<const Data>(data);
    return project;
}

/// Three inputs, of which the sum is told; the third one differs by sample.
inline Project threeInputs() {
    Project project;
    project.network = std::make_shared<const Network>(
        Network{3, {layer(ParameterMatrix::Ones(1, 3), ActivationKind::Sigmoid)}});
    project.loss = LossKind::BinaryCrossEntropy;
    Data data{SampleMatrix(3, 2), SampleMatrix(1, 2)};
    data.x << -1, 1, /**/ -1, 1, /**/ 0, 0.5;
    data.y << 0, 1;
    project.data = std::make_shared<const Data>(data);
    return project;
}

struct BoundaryStage {
    explicit BoundaryStage(const Project& project, bool shown = true)
        : opened(document, project)
        , player(document)
        , session(player)
        , view(session, nullptr) {
        player.setReducedMotion(true);
        view.resize(700, 480);
        if (shown) show();
    }
    void show() {
        view.show();
        settle();
    }
    void settle() {
        QTRY_VERIFY_WITH_TIMEOUT(view.isSettled(), 10000);
        QCoreApplication::processEvents();
        view.plot().replot(); // its frame is laid out
    }
    [[nodiscard]] const BoundaryPicture& picture() const { return view.plot().picture(); }
    [[nodiscard]] QPoint pixel(double x, double y) const {
        return view.plot().frame().toPixel({x, y}).toPoint();
    }
    void press(const QPoint& at) { QTest::mousePress(&view.plot(), Qt::LeftButton, {}, at); }
    void release(const QPoint& at) { QTest::mouseRelease(&view.plot(), Qt::LeftButton, {}, at); }
    void click(const QPoint& at) {
        press(at);
        release(at);
        settle();
    }
    void choose(BoundaryTool::Kind kind, int which = 0) {
        QVERIFY(view.bar().setTool({kind, which}));
    }
    [[nodiscard]] bool hasEnabled(const QString& name) const {
        for (const QAbstractButton* button : view.findChildren<QAbstractButton*>())
            if (button->accessibleName().startsWith(name)) return button->isEnabled();
        return false;
    }

    Document document;
    struct Opened {
        Opened(Document& document, const Project& project) { document.reset(project, {}); }
    } opened;
    Player player;
    TrainingSession session;
    BoundaryView view;
};

} // namespace deltaflow
