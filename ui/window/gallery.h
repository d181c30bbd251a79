#pragma once

#include "core/project/project.h"
#include "ui/theme/theme.h"

#include <QDialog>
#include <QListView>
#include <QPixmap>

namespace deltaflow {

/// A bundled example as the gallery shows it.
struct GalleryEntry {
    QString name;
    QString title;
    QString description;
    Project project;
};

/// The bundled examples that can be read, in the gallery's order.
[[nodiscard]] std::vector<GalleryEntry> galleryEntries();

/// The example's network after its forward pass, painted by the canvas' own painter.
[[nodiscard]] QPixmap galleryPicture(const Project& project, QSize size, double pixelRatio,
                                     const Theme& theme);

/// The examples with their pictures, to choose one from: arrows and Enter, or a click.
class Gallery : public QDialog {
    Q_OBJECT

public:
    explicit Gallery(QWidget* parent);
    ~Gallery() override;

    [[nodiscard]] QListView& list() const { return *m_list; }

signals:
    void chosen(const deltaflow::Project& project);

private:
    void drawNextPicture();
    void choose(const QModelIndex& index);

    std::vector<GalleryEntry> m_entries;
    QListView* m_list;
    class Model;
    Model* m_model;
    std::size_t m_drawn = 0;
};

} // namespace deltaflow
