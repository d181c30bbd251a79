#pragma once

#include "core/insight/paths.h"
#include "ui/player/player.h"

#include <QComboBox>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>

#include <memory>

namespace deltaflow {

class SheetView;

/// Paths between two numbers: chosen here or by the selection, listed, counted, and walked edge by
/// edge beside one reverse sweep.
class PathSection : public QWidget {
    Q_OBJECT

public:
    PathSection(Player& player, QWidget* parent);

    /// Finds the paths anew. Not done while the section is folded away.
    void refresh();
    [[nodiscard]] const PathReport& report() const { return m_report; }
    [[nodiscard]] bool isWalking() const { return m_timer.isActive(); }
    void setWalking(bool walking);
    void walkOn(); ///< By one edge: all listed paths forward, then the sweep.

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fill();
    void find();
    void fitList();
    void showCounts(qint64 walked, qint64 swept);
    [[nodiscard]] std::vector<Ref> from() const;
    [[nodiscard]] Ref to() const;
    [[nodiscard]] QString nameOf(const Ref& ref) const;

    Player& m_player;
    QComboBox* m_from;
    QComboBox* m_to;
    QToolButton* m_walk;
    SheetView* m_counts;
    SheetView* m_list;
    QScrollArea* m_area;        ///< Of the list, which may be long.
    std::vector<Ref> m_sources; ///< As m_from lists them, after "every input".
    std::vector<Ref> m_aims;
    PathReport m_report;
    QTimer m_timer;
    QTimer m_later; ///< Paths are found once the numbers have come to rest.
    std::size_t m_path = 0;
    std::size_t m_edge = 0;
    qint64 m_walked = -1; ///< −1: at rest.
    qint64 m_swept = 0;
    const Model* m_shown = nullptr; ///< The model whose elements are listed.
    NotationKind m_notation{};
};

} // namespace deltaflow
