#pragma once

#include <QFrame>
#include <QToolButton>

namespace deltaflow {

class PixelPainting;
class Player;

/// A small strip on the canvas where an image can be painted: paint mode, the brush, ready-made
/// images. Shown only while the model has an image among its inputs.
class PaintStrip : public QFrame {
    Q_OBJECT

public:
    PaintStrip(Player& player, PixelPainting& painting, QWidget* canvas);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QToolButton* addButton(const QString& text, const QString& tip);
    void show();
    void place(); ///< At the canvas' lower left.

    Player& m_player;
    PixelPainting& m_painting;
    QToolButton* m_mode;
    QToolButton* m_brush;
    QToolButton* m_presets;
};

/// The inputs whose numbers are an image.
[[nodiscard]] std::vector<int> imagesOf(const Player& player);

} // namespace deltaflow
