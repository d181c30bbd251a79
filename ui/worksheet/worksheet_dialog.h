#pragma once

#include "ui/worksheet/worksheet_file.h"

#include <QDialog>

#include <array>
#include <optional>

class QCheckBox;
class QComboBox;
class QPushButton;
class QSpinBox;

namespace deltaflow {

class DocumentFiles;
class QuietLabel;
class SheetPreview;

/// Chooses what a worksheet is made of, with its first page beside the choices, and writes it.
class WorksheetDialog : public QDialog {
    Q_OBJECT

public:
    /// Of the project as it is now.
    WorksheetDialog(const Project& project, DocumentFiles& files, QWidget* parent = nullptr);

    /// Where the answers go.
    enum class Keys { Behind, Apart, None };

    [[nodiscard]] WorksheetPlan plan() const;
    [[nodiscard]] Keys keys() const;
    [[nodiscard]] QString message() const;
    void setPlan(const WorksheetPlan& plan);

signals:
    /// What became of it, in a sentence.
    void told(const QString& sentence);

private:
    QWidget* makeForm();
    QWidget* makeBlanks();
    QWidget* makePreview();
    void refresh();
    void showPage();
    void save();
    [[nodiscard]] QString write(const QString& path) const;

    Project m_project;
    DocumentFiles& m_files;
    QSpinBox* m_versions;
    QSpinBox* m_seed;
    QComboBox* m_level;
    QSpinBox* m_digits;
    QSpinBox* m_most;
    QComboBox* m_paper;
    QComboBox* m_keys;
    std::array<QCheckBox*, kBlankKinds> m_kinds{};
    QComboBox* m_side; ///< Which page is shown.
    SheetPreview* m_preview;
    QuietLabel* m_message;
    QPushButton* m_save = nullptr;
    std::optional<Worksheet> m_first;
};

} // namespace deltaflow
