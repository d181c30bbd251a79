#pragma once

#include "ui/views/boundary_subject.h"

#include <QWidget>

class QButtonGroup;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace deltaflow {

/// What a press in the picture does.
struct BoundaryTool {
    enum class Kind { Look, Add, Erase };
    Kind kind = Kind::Look;
    int which = 0; ///< The class that is added.
    friend bool operator==(const BoundaryTool&, const BoundaryTool&) = default;
};

/// Above the picture: the tools, which inputs are the axes, and how many samples are told wrongly.
class BoundaryBar : public QWidget {
    Q_OBJECT

public:
    explicit BoundaryBar(QWidget* parent = nullptr);

    /// `noAdding` and `noErasing`: why not, in a sentence, or empty.
    void show(const BoundarySubject& subject, const QString& noAdding, const QString& noErasing);
    void setCaption(const QString& caption);
    [[nodiscard]] const QString& caption() const { return m_caption; }
    [[nodiscard]] BoundaryTool tool() const;
    /// False if there is no such tool now.
    bool setTool(const BoundaryTool& tool);

signals:
    void toolChosen();
    void choiceChanged(const deltaflow::BoundaryChoice& choice);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QToolButton* addTool(const BoundaryTool& tool, const QString& text, const QString& tip,
                         const QString& whyNot);
    QComboBox* makeChoice(const QString& name);
    void showTools(const BoundarySubject& subject, const QString& noAdding,
                   const QString& noErasing);
    void showChoices(const BoundarySubject& subject);
    void showIcons();
    void showCaption();

    QButtonGroup* m_group;
    QHBoxLayout* m_buttons;
    std::vector<BoundaryTool> m_tools; ///< By id in the group.
    QStringList m_made;                ///< What the tools are of; made again only if it changes.
    QComboBox* m_across;
    QComboBox* m_up;
    QComboBox* m_output;
    QLabel* m_label;
    QString m_caption;
    BoundaryChoice m_choice;
};

} // namespace deltaflow
