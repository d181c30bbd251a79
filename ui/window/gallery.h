#pragma once

#include "core/project/project.h"
#include "ui/theme/theme.h"

#include <QDialog>
#include <QLineEdit>
#include <QListView>
#include <QPixmap>

namespace deltaflow {

/// A bundled example, or lesson, as the gallery shows it.
struct GalleryEntry {
    QString name;
    QString section; ///< The heading it stands under.
    QString title;
    QString description;
    Project project;
    QString lesson; ///< Its file, if it is a lesson; `project` is then that of its first page.
};

/// The bundled lessons and examples that can be read, in the gallery's order.
[[nodiscard]] std::vector<GalleryEntry> galleryEntries();

/// The example's network after its forward pass, painted by the canvas' own painter.
[[nodiscard]] QPixmap galleryPicture(const Project& project, QSize size, double pixelRatio,
                                     const Theme& theme);

/// The lessons and examples with their pictures under headings, to choose one from: arrows and
/// Enter, or a click. What is typed leaves those that have all its words.
class Gallery : public QDialog {
    Q_OBJECT

public:
    explicit Gallery(QWidget* parent);
    ~Gallery() override;

    [[nodiscard]] QLineEdit& filter() const { return *m_filter; }
    [[nodiscard]] QListView& list() const { return *m_list; }

signals:
    void chosen(const deltaflow::Project& project);
    void lessonChosen(const QString& path);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeFilter();
    void makeList();
    void showMatching(const QString& words);
    void drawNextPicture();
    void choose(const QModelIndex& index);

    std::vector<GalleryEntry> m_entries;
    QLineEdit* m_filter;
    QListView* m_list;
    class Model;
    Model* m_model;
    std::size_t m_drawn = 0;
};

} // namespace deltaflow
