#pragma once

#include "ui/presenter/stage.h"

#include <QTimer>
#include <QWidget>

namespace deltaflow {

class CanvasWidget;
class DerivationView;
class FormulaStage;
class StageOverlay;
struct StageLayout;

/// What the class sees: the picture, below it the derivation, in large type, and nothing else.
/// Another view of the same player, so the teacher's window stays as it is.
class PresenterWindow : public QWidget {
    Q_OBJECT

public:
    explicit PresenterWindow(Stage& stage, QWidget* parent = nullptr);
    ~PresenterWindow() override;

    [[nodiscard]] CanvasWidget& canvas() const { return *m_canvas; }
    [[nodiscard]] DerivationView& cards() const { return *m_cards; }
    [[nodiscard]] StageOverlay& overlay() const { return *m_overlay; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void arrange();
    void place(double cards);
    void placeCards(const StageLayout& layout);
    void hidePointer();
    void showPointer();

    Stage& m_stage;
    CanvasWidget* m_canvas;
    DerivationView* m_cards;
    FormulaStage* m_formula;
    StageOverlay* m_overlay;
    QTimer m_still; ///< Since the mouse moved last.
    bool m_pointerHidden = false;
};

} // namespace deltaflow
