#pragma once

#include "ui/insight/sheet.h"
#include "ui/player/player.h"

#include <QScrollArea>

#include <vector>

namespace deltaflow {

class FoldSection;
class PathSection;
class SheetView;

/// What one sees beside the steps, in sections that fold; only those that make sense for the
/// document and the step are there. A section that is folded away costs nothing.
class InsightPanel : public QScrollArea {
    Q_OBJECT

public:
    explicit InsightPanel(Player& player, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {372, 600}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {300, 160}; }
    [[nodiscard]] PathSection& paths() const { return *m_paths; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    using Make = Sheet (*)(const Player&);
    struct Section {
        FoldSection* fold;
        SheetView* view;
        Make make;
    };

    void addSection(QWidget* content, const QString& title, const char* name, Make make, bool open);
    void refresh();

    Player& m_player;
    PathSection* m_paths;
    FoldSection* m_pathFold = nullptr;
    std::vector<Section> m_sections;
};

} // namespace deltaflow
