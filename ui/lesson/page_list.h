#pragma once

#include <QStyledItemDelegate>

namespace deltaflow {

/// Draws an entry of a list of pages: its title, and below it, quietly, what the page shows.
class PageListDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// What the page shows, of an item.
    static constexpr int kShowsRole = Qt::UserRole + 1;

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
};

} // namespace deltaflow
