#pragma once

#include "ui/data/table_source.h"

#include <QActionGroup>
#include <QDialog>
#include <QPushButton>
#include <QStackedWidget>

namespace deltaflow {

class DataPreview;
class Document;
class MadeSource;
class QuietLabel;
class ScalingList;
class SetupForm;

/// Chooses the document's data: what it has, made up, or from a table; what is kept for the test
/// and how numbers are scaled. It says what becomes of the network before anything is changed; to
/// take the data is one undoable edit, and none if nothing is changed.
class DataDialog : public QDialog {
    Q_OBJECT

public:
    enum class Page { Present, Made, Table };

    DataDialog(Document& document, Page page, QWidget* parent);

    /// Where the document's data is from: Made if it is as it was made up, else Present.
    [[nodiscard]] static Page pageOf(const Project& project);

    [[nodiscard]] MadeSource& made() const { return *m_made; }
    [[nodiscard]] TableSource& table() const { return *m_table; }
    [[nodiscard]] SetupForm& setupForm() const { return *m_setup; }
    [[nodiscard]] DataPreview& preview() const { return *m_preview; }
    [[nodiscard]] Page page() const;
    [[nodiscard]] QString message() const;
    void turnTo(Page page);
    void take(); ///< As by its button; nothing if this data cannot be taken.

signals:
    void taken();

private:
    [[nodiscard]] DataSource& source() const;
    void refresh();
    void showSource();
    [[nodiscard]] std::optional<Project> outcome() const;
    [[nodiscard]] QWidget* makePreviews();

    Document& m_document;
    QActionGroup* m_pages;
    QStackedWidget* m_sources;
    DataSource* m_present;
    MadeSource* m_made;
    TableSource* m_table;
    SetupForm* m_setup;
    QStackedWidget* m_previews;
    DataPreview* m_preview;
    ScalingList* m_scaling;
    QuietLabel* m_message;
    QPushButton* m_use;
};

} // namespace deltaflow
