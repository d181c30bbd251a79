#pragma once

#include "ui/insight/sheet_layout.h"

#include <QWidget>

namespace deltaflow {

class Player;

/// Shows a sheet: hovering a line or a symbol lights up what it is about, a click on a line that
/// belongs to a step goes there.
class SheetView : public QWidget {
    Q_OBJECT

public:
    SheetView(Player& player, QWidget* parent);

    void setSheet(Sheet sheet);
    [[nodiscard]] const Sheet& sheet() const { return m_sheet; }
    [[nodiscard]] QRectF rectOf(std::size_t item) const { return m_layout.items[item].rect; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void light(QPointF at);

    Player& m_player;
    Sheet m_sheet;
    SheetLayout m_layout;
    int m_hovered = -1;
};

} // namespace deltaflow
