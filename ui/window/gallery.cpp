#include "ui/window/gallery.h"

#include "core/error.h"
#include "ui/canvas/canvas_render.h"
#include "ui/document/document_io.h"
#include "ui/document/examples.h"
#include "ui/player/player.h"

#include <QAbstractListModel>
#include <QLabel>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

namespace deltaflow {
namespace {

constexpr QSize kPicture(290, 172);
constexpr int kPadding = 12;
constexpr int kText = 90;
constexpr QSize kTile(kPicture.width() + 2 * kPadding, kPicture.height() + kText + 2 * kPadding);

/// The first sentence of a description.
QString firstSentence(const QString& text) {
    const qsizetype end = text.indexOf(QLatin1String(". "));
    return end < 0 ? text : text.left(end + 1);
}

class TileDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return kTile + QSize(8, 8);
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Theme& theme = Theme::current();
        const QRectF tile = QRectF(option.rect).adjusted(4, 4, -4, -4);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool current = option.state & QStyle::State_Selected;
        const bool hovered = option.state & QStyle::State_MouseOver;
        painter->setPen(current ? QPen(theme.focus, 2) : QPen(theme.line, 1));
        painter->setBrush(current || hovered ? theme.card : theme.window);
        painter->drawRoundedRect(tile.adjusted(1, 1, -1, -1), 9, 9);
        const QPointF at = tile.topLeft() + QPointF(kPadding, kPadding);
        const auto picture = index.data(Qt::DecorationRole).value<QPixmap>();
        if (picture.isNull())
            painter->fillRect(QRectF(at, kPicture), theme.canvas);
        else
            painter->drawPixmap(at, picture);
        paintWords(*painter,
                   QRectF(at + QPointF(0, kPicture.height() + 8), QSizeF(kPicture.width(), kText)),
                   index);
        painter->restore();
    }

private:
    static void paintWords(QPainter& painter, const QRectF& area, const QModelIndex& index) {
        const Theme& theme = Theme::current();
        painter.setFont(uiFont(14, QFont::DemiBold));
        painter.setPen(theme.text);
        painter.drawText(QRectF(area.topLeft(), QSizeF(area.width(), 20)), Qt::AlignVCenter,
                         QFontMetricsF(painter.font())
                             .elidedText(index.data().toString(), Qt::ElideRight, area.width()));
        painter.setFont(uiFont(12));
        painter.setPen(theme.textMuted);
        // Four lines: a little less than their whole width, since lines break at words.
        const QString words = QFontMetricsF(painter.font())
                                  .elidedText(index.data(Qt::UserRole).toString(), Qt::ElideRight,
                                              3.6 * area.width());
        painter.drawText(area.adjusted(0, 22, 0, 0), Qt::TextWordWrap, words);
    }
};

} // namespace

std::vector<GalleryEntry> galleryEntries() {
    std::vector<GalleryEntry> entries;
    for (const QString& name : exampleNames()) {
        try {
            Project project = readDocument(examplePath(name));
            entries.push_back({name, QString::fromStdString(project.title),
                               firstSentence(QString::fromStdString(project.description)),
                               project});
        } catch (const Error& error) {
            qWarning("%s", error.what()); // a broken bundle must not keep the others from opening
        }
    }
    return entries;
}

QPixmap galleryPicture(const Project& project, QSize size, double pixelRatio, const Theme& theme) {
    Document document;
    document.reset(project, {});
    Player player(document);
    player.setReducedMotion(true);
    player.setLevel(Level::Layer);
    player.setDigits(3);
    player.setLabels(LabelDensity::None);
    player.goToStep(player.derivation().range(Phase::Loss).second - 1);
    QPixmap picture(size * pixelRatio);
    picture.setDevicePixelRatio(pixelRatio);
    QPainter painter(&picture);
    // A little larger than the picture: its outer margins say nothing at this size.
    const double more = 0.03 * size.width();
    renderCanvas(painter, QRectF(QPointF(), size).adjusted(-more, -more, more, more), player,
                 theme);
    return picture;
}

/// Titles, descriptions and pictures, as they come.
class Gallery::Model : public QAbstractListModel {
public:
    Model(const std::vector<GalleryEntry>& entries, QObject* parent)
        : QAbstractListModel(parent)
        , m_entries(entries)
        , m_pictures(entries.size()) {}

    int rowCount(const QModelIndex& parent) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
    }

    QVariant data(const QModelIndex& index, int role) const override {
        const auto row = static_cast<std::size_t>(index.row());
        if (role == Qt::DisplayRole) return m_entries[row].title;
        if (role == Qt::UserRole || role == Qt::AccessibleDescriptionRole ||
            role == Qt::ToolTipRole)
            return m_entries[row].description;
        if (role == Qt::DecorationRole) return m_pictures[row];
        return {};
    }

    void setPicture(std::size_t row, QPixmap picture) {
        m_pictures[row] = std::move(picture);
        const QModelIndex at = index(static_cast<int>(row));
        emit dataChanged(at, at, {Qt::DecorationRole});
    }

private:
    const std::vector<GalleryEntry>& m_entries;
    std::vector<QPixmap> m_pictures;
};

Gallery::Gallery(QWidget* parent)
    : QDialog(parent)
    , m_entries(galleryEntries())
    , m_list(new QListView(this))
    , m_model(new Model(m_entries, this)) {
    setWindowTitle(tr("Gallery"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 12, 12);
    column->setSpacing(12);
    auto* heading = new QLabel(tr("Examples"), this);
    heading->setFont(uiFont(20, QFont::DemiBold));
    column->addWidget(heading);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TileDelegate(m_list));
    m_list->setViewMode(QListView::IconMode);
    m_list->setMovement(QListView::Static);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setAccessibleName(tr("Examples"));
    m_list->setCurrentIndex(m_model->index(0));
    column->addWidget(m_list);
    connect(m_list, &QListView::clicked, this, &Gallery::choose);
    connect(m_list, &QListView::activated, this, &Gallery::choose);
    const int columns = parent && parent->width() < 1100 ? 2 : 3;
    const int height = parent ? std::min(parent->height() - 60, 760) : 700;
    resize(columns * (kTile.width() + 8) + 24 + 12 + 16, height);
    QTimer::singleShot(0, this, &Gallery::drawNextPicture);
}

Gallery::~Gallery() = default;

void Gallery::drawNextPicture() {
    if (m_drawn >= m_entries.size()) return;
    m_model->setPicture(m_drawn, galleryPicture(m_entries[m_drawn].project, kPicture,
                                                devicePixelRatioF(), Theme::current()));
    ++m_drawn;
    QTimer::singleShot(0, this, &Gallery::drawNextPicture);
}

void Gallery::choose(const QModelIndex& index) {
    if (!index.isValid() || !isVisible()) return;
    accept();
    emit chosen(m_entries[static_cast<std::size_t>(index.row())].project);
}

} // namespace deltaflow
