#pragma once

#include "core/project/edit.h"
#include "core/project/expression_project.h"
#include "tests/ui/sample_project.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/canvas/graph/graph_picture.h"
#include "ui/derivation/derivation_panel.h"
#include "ui/derivation/derivation_view.h"
#include "ui/theme/theme.h"
#include "ui/training/training_session.h"
#include "ui/transport/timeline.h"
#include "ui/transport/transport_bar.h"
#include "ui/window/main_window.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLineEdit>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

namespace deltaflow {

/// Answers what a user would be asked.
struct Answers : Questions {
    Losing losing = Losing::Cancel;
    Losing losingWeights = Losing::Cancel;
    QString path;
    QStringList told;
    int asked = 0;
    int askedOfWeights = 0;

    Losing aboutToLose(const QString&) override { return ++asked, losing; }
    Losing aboutToLoseWeights(qint64) override { return ++askedOfWeights, losingWeights; }
    Recover recover(const QString&, const QDateTime&) override { return Recover::Later; }
    QString pathToOpen(const QString&) override { return path; }
    QString pathToSave(const QString&) override { return path; }
    QString pathToExport(const QString&) override { return path; }
    QString pathToWrite(const QString&, const QString&, const QList<FileKind>&) override {
        return path;
    }
    bool mayReplace(const QString&) override { return true; }
    void tell(const QString& sentence) override { told << sentence; }
};

struct WindowDesk {
    Document document;
    Player player;
    Answers answers;
    MainWindow window;

    WindowDesk()
        : player((document.reset(net221(), {}), document))
        , window(document, player, &answers) {
        player.setReducedMotion(true);
        window.resize(1280, 720);
        window.show();
        QApplication::setActiveWindow(&window);
        static_cast<void>(QTest::qWaitForWindowActive(&window));
        window.canvas().setFocus();
    }
    ~WindowDesk() { answers.losing = answers.losingWeights = Questions::Losing::Discard; }

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window, key,
                        modifiers);
    }
    [[nodiscard]] Timeline& timeline() const { return *window.findChild<Timeline*>(); }
    [[nodiscard]] Ref weight(int layer, int row, int col) const {
        return {player.model().layers[static_cast<std::size_t>(layer)].weights, Quantity::Value,
                row, col, 0};
    }
    [[nodiscard]] QAction* action(const QString& name) const {
        for (QAction* action : window.namedActions())
            if (action->text() == name) return action;
        return nullptr;
    }
    [[nodiscard]] QString notice() const {
        const auto* notice = window.findChild<QLabel*>(QStringLiteral("notice"));
        return notice->isVisible() ? notice->text() : QString();
    }
    [[nodiscard]] QToolButton* button(const QString& actionName) const {
        for (auto* button : window.findChildren<QToolButton*>()) {
            if (button->defaultAction() && button->defaultAction()->text() == actionName)
                return button;
        }
        return nullptr;
    }
};

/// The project with another learning rate.
inline Project withAnotherRate(const WindowDesk& desk) {
    Optimiser optimiser = desk.document.project().optimiser;
    optimiser.learningRate *= 2;
    return withOptimiser(desk.document.project(), optimiser);
}

} // namespace deltaflow
