#pragma once

#include "core/project/edit_graph.h"
#include "ui/tables/inspector.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include <functional>
#include <vector>

namespace deltaflow {

/// The nodes of a graph: what each is made from, its shape, and the settings of its op.
class GraphInspector : public Inspector {
    Q_OBJECT

public:
    GraphInspector(Player& player, QWidget* parent);

protected:
    void show() override;

private:
    [[nodiscard]] std::vector<std::string> outline() const;
    [[nodiscard]] const NodeSpec* nodeOf(const std::string& name) const;
    void rebuild();
    void addNode(const NodeSpec& node);
    void addActivation(const NodeSpec& node, QGridLayout& grid);
    void addSetting(const NodeSpec& node, OpSetting which, QGridLayout& grid);
    QWidget* makePair(const NodeSpec& node, OpSetting which, QWidget* parent);
    QWidget* makeNumber(const NodeSpec& node, OpSetting which, QWidget* parent);
    QWidget* makeMode(const NodeSpec& node, QWidget* parent);
    QWidget* makeCheck(const NodeSpec& node, QWidget* parent);
    void change(const std::string& node, const QString& label,
                const std::function<void(OpSettings&)>& edit);

    QVBoxLayout* m_rows;
    QWidget* m_content = nullptr;
    std::vector<std::string> m_outline;            ///< Of what the rows were made for.
    std::vector<std::function<void()>> m_controls; ///< Each sets one from the project.
};

} // namespace deltaflow
