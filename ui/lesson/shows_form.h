#pragma once

#include "core/lesson/lesson.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSpinBox>
#include <QWidget>

#include <functional>
#include <map>

class QFormLayout;

namespace deltaflow {

class AddressField;
class Player;

/// What a page shows, to be read and changed: where the play-head stands, what of the picture is
/// seen, what is selected and what is hidden. The document is captured from the window.
class ShowsForm : public QWidget {
    Q_OBJECT

public:
    using Change = std::function<void(PageState&)>;

    /// `capture` says what the window shows now; `page` shows the page itself. They outlive this.
    ShowsForm(std::function<PageState()> capture, const Player& page, QWidget* parent = nullptr);

    /// `state`: what the page shows, with what it takes over from the pages before it. `place`
    /// tells one page from another: an address that cannot be read stays in its field for as long
    /// as the page is chosen.
    void showState(const PageState& state, const QString& place);
    /// What is wrong with an address as it is typed, which is not in the page; mostly nothing.
    [[nodiscard]] QString pendingFault() const;

signals:
    void captureAsked(); ///< Of all that the window shows now.
    void pendingChanged();
    /// `field`: what was typed in, 0 where it was not typing.
    void edited(const QString& label, int field, const deltaflow::ShowsForm::Change& change);

private:
    void addStep(QFormLayout& form);
    void addLevel(QFormLayout& form);
    void addCamera(QFormLayout& form);
    void addSelection(QFormLayout& form);
    [[nodiscard]] QWidget* makeHidden();
    [[nodiscard]] QWidget* withAsNow(QWidget& field, const QString& tip,
                                     const std::function<void(const PageState&)>& take);
    void showStep();
    void showCamera();
    void chooseStep(int kind);
    void chooseCamera(int kind);
    void setStep(const PagePlace& step, int field = 0);
    void setCamera(const PageCamera& camera, int field = 0);
    [[nodiscard]] std::optional<NamedRef> likelyNumber() const;

    std::function<PageState()> m_capture;
    const Player& m_page;
    PageState m_state;
    QString m_place;
    QLabel* m_document;
    QComboBox* m_step;
    QSpinBox* m_count;
    AddressField* m_computes;
    QComboBox* m_level;
    QComboBox* m_camera;
    AddressField* m_focus;
    QSpinBox* m_zoom;
    QSpinBox* m_across;
    QSpinBox* m_down;
    AddressField* m_selection;
    std::map<WindowPart, QCheckBox*> m_hidden;
};

} // namespace deltaflow
