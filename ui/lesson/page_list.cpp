#include "ui/lesson/page_list.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>

namespace deltaflow {

namespace {

constexpr QMargins kAround(8, 6, 8, 6);

QFont quietFont() {
    return uiFont(12);
}

} // namespace

void PageListDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const {
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString title = std::exchange(item.text, QString());
    const QStyle* style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    const QRect inner = item.rect.marginsRemoved(kAround);
    const auto draw = [&](const QFont& font, const QColor& ink, Qt::Alignment where,
                          const QString& text) {
        painter->setFont(font);
        painter->setPen(ink);
        painter->drawText(inner, static_cast<int>(Qt::AlignLeft | where),
                          QFontMetrics(font).elidedText(text, Qt::ElideRight, inner.width()));
    };
    const Theme& theme = Theme::current();
    painter->save();
    draw(item.font, theme.text, Qt::AlignTop, title);
    draw(quietFont(), theme.textMuted, Qt::AlignBottom, index.data(kShowsRole).toString());
    painter->restore();
}

QSize PageListDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    const int lines = option.fontMetrics.height() + QFontMetrics(quietFont()).height() + 2;
    return {0, lines + kAround.top() + kAround.bottom()};
}

} // namespace deltaflow
