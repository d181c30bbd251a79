#pragma once

#include "core/project/edit.h"
#include "core/project/new_project.h"
#include "ui/player/player.h"
#include "ui/tables/tables_panel.h"

#include <QComboBox>
#include <QTest>

#include <memory>

namespace deltaflow {

/// Two inputs, hidden layers of 3 and 2, one output; two samples.
inline Project threeLayers() {
    Project project = withLayerInserted(newProject(), 0, 3, {ActivationKind::Tanh});
    return withSampleAdded(withParametersDrawn(project, {InitScheme::Xavier, 5}));
}

/// A test of the panel in a window, on threeLayers().
class PanelTest : public QObject {
protected:
    void open() {
        m_document = std::make_unique<Document>();
        m_document->reset(threeLayers(), {});
        m_player = std::make_unique<Player>(*m_document);
        m_panel = std::make_unique<TablesPanel>(*m_player);
        m_panel->resize(332, 1400);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        QCoreApplication::processEvents(); // tables settle their heights
    }

    void close() {
        m_panel.reset();
        m_player.reset();
        m_document.reset();
    }

    template <typename T>
    T* find(const char* name) const {
        T* found = m_panel->findChild<T*>(name);
        Q_ASSERT(found);
        return found;
    }
    NumberTable* table(const char* name) const { return find<NumberTable>(name); }
    const Project& project() const { return m_document->project(); }
    const Network& network() const { return *project().network; }
    QString undoText() const { return m_document->undoStack().undoText(); }
    QPoint centre(const NumberTable& table, int row, int column) const {
        return table.visualRect(table.model()->index(row, column)).center();
    }
    void choose(const char* box, int index) {
        auto* choice = find<QComboBox>(box);
        choice->setFocus();
        choice->setCurrentIndex(index);
        emit choice->activated(index); // what a choice in the list's popup emits
    }
    void show(Project project) {
        m_document->reset(std::move(project), {});
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    std::unique_ptr<Document> m_document;
    std::unique_ptr<Player> m_player;
    std::unique_ptr<TablesPanel> m_panel;
};

} // namespace deltaflow
