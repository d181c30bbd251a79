#pragma once

#include "ui/lesson/page_layout.h"

#include <QWidget>

class QHelpEvent;

namespace deltaflow {

class NumberEditing;
class Player;

/// A lesson's text, as wide as there is room and as high as it then is: its numbers light up with
/// the rest of the window, and are changed where they stand. Tab goes from number to number, Enter
/// types.
class PageView : public QWidget {
    Q_OBJECT

public:
    explicit PageView(Player& player, QWidget* parent = nullptr);

    void setText(const std::string& text, Telling telling = Telling::Known);
    [[nodiscard]] const std::string& text() const { return m_text; }
    void setTextSize(double pixels); ///< 15 unless said otherwise.
    [[nodiscard]] const PageContent& content() const { return m_content; }
    [[nodiscard]] const PageLayout& pageLayout() const; ///< At the present width.

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 10}; }

signals:
    void clicked(); ///< Beside all numbers.

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    bool event(QEvent* event) override;

private:
    void refresh();
    void select(const Ref& ref);
    void speak(const Ref& ref);
    void showTip(const QHelpEvent& event);

    Player& m_player;
    NumberEditing* m_editing;
    std::string m_text;
    Telling m_telling = Telling::Known;
    double m_size = 15;
    PageContent m_content;
    mutable PageLayout m_layout;
    mutable int m_layoutWidth = -1;
    int m_focused = -1; ///< Of the places, the one that the keyboard is at.
};

} // namespace deltaflow
