#include "ui/window/gallery.h"

#include "core/error.h"
#include "core/project/expression_project.h"
#include "ui/canvas/canvas_render.h"
#include "ui/document/document_io.h"
#include "ui/document/examples.h"
#include "ui/lesson/lesson_files.h"
#include "ui/player/player.h"
#include "ui/theme/room.h"
#include "ui/words/example_words.h"

#include <QAbstractListModel>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace deltaflow {
namespace {

constexpr QSize kPicture(290, 172);
constexpr int kPadding = 12;
constexpr int kText = 80;
constexpr int kHeading = 38;
constexpr QSize kTile(kPicture.width() + 2 * kPadding, kPicture.height() + kText + 2 * kPadding);

/// As wide as it wants to be, or a little less where one more then stands beside it.
QSize tileWithin(int room) {
    constexpr int kLeast = 260;
    const int columns = std::max(1, room / kLeast);
    QSize tile = kTile + QSize(8, 8);
    tile.setWidth(std::min(tile.width(), room / columns));
    return tile;
}

/// The first sentence of a description.
QString firstSentence(const QString& text) {
    const qsizetype chinese = text.indexOf(u'。');
    const qsizetype end = chinese < 0 ? text.indexOf(QLatin1String(". ")) : chinese;
    return end < 0 ? text : text.left(end + 1);
}

bool isHeading(const QModelIndex& index) {
    return !(index.flags() & Qt::ItemIsSelectable);
}

class TileDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const auto* list = static_cast<const QListView*>(option.widget);
        const int room = list->viewport()->width() - 2;
        return isHeading(index) ? QSize(room, kHeading) : tileWithin(room);
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Theme& theme = Theme::current();
        if (isHeading(index)) return paintHeading(*painter, option.rect, index);
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
        const double width = std::min<double>(kPicture.width(), tile.width() - 2 * kPadding);
        const QRectF place(at, QSizeF(width, width * kPicture.height() / kPicture.width()));
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        if (picture.isNull())
            painter->fillRect(place, theme.canvas);
        else
            painter->drawPixmap(place, picture, picture.rect());
        paintWords(*painter,
                   QRectF(place.bottomLeft() + QPointF(0, 8), QSizeF(place.width(), kText)), index);
        painter->restore();
    }

private:
    static void paintHeading(QPainter& painter, const QRect& rect, const QModelIndex& index) {
        painter.setFont(uiFont(13, QFont::DemiBold));
        painter.setPen(Theme::current().textMuted);
        painter.drawText(rect.adjusted(6, 0, -6, -4), Qt::AlignLeft | Qt::AlignBottom,
                         index.data().toString());
    }

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

namespace {

std::vector<GalleryEntry> lessonEntries() {
    std::vector<GalleryEntry> entries;
    for (const QString& name : lessonNames()) {
        try {
            const Lesson lesson = readLesson(lessonPath(name));
            const auto first = stateAt(lesson, 0).project;
            auto project = first && first->document ? first->document
                           : first                  ? exampleProject(first->example)
                                                    : nullptr;
            if (!project) continue;
            entries.push_back({name, Gallery::tr("Lessons"), inLanguage(lesson.title),
                               inLanguage(lesson.description), *project, lessonPath(name)});
        } catch (const Error& error) {
            qWarning("%s", error.what());
        }
    }
    return entries;
}

} // namespace

std::vector<GalleryEntry> galleryEntries() {
    std::vector<GalleryEntry> entries = lessonEntries();
    for (const ExampleSection& section : exampleSections())
        for (const QString& name : section.names) {
            try {
                Project project = readDocument(examplePath(name));
                entries.push_back({name,
                                   exampleWords(section.heading),
                                   titleWords(project),
                                   firstSentence(exampleWords(project.description)),
                                   project,
                                   {}});
            } catch (const Error& error) {
                qWarning("%s", error.what()); // a broken one must not keep the others from opening
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
    const auto [first, end] = player.derivation().range(Phase::Loss);
    player.goToStep((first < end ? end : player.derivation().range(Phase::Forward).second) - 1);
    QPixmap picture(size * pixelRatio);
    picture.setDevicePixelRatio(pixelRatio);
    QPainter painter(&picture);
    // A few layers a little larger than the picture: their outer margins say nothing at this size.
    painter.fillRect(QRectF(QPointF(), size), theme.canvas);
    const double more =
        player.model().isLayered() && player.model().layers.size() < 4 ? 0.03 * size.width() : 0;
    renderCanvas(painter, QRectF(QPointF(), size).adjusted(-more, -more, more, more), player,
                 theme);
    return picture;
}

/// Headings, titles, descriptions and pictures, as they come.
class Gallery::Model : public QAbstractListModel {
public:
    Model(const std::vector<GalleryEntry>& entries, QObject* parent)
        : QAbstractListModel(parent)
        , m_entries(entries)
        , m_pictures(entries.size()) {
        showMatching({});
    }

    /// Those that have all words, and the headings of them.
    void showMatching(const QStringList& words) {
        beginResetModel();
        m_rows.clear();
        QString section;
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            const GalleryEntry& entry = m_entries[i];
            const QString text = entry.title + u' ' + entry.section + u' ' +
                                 (entry.lesson.isEmpty() ? exampleWords(entry.project.description)
                                                         : entry.description);
            const auto isIn = [&](const QString& word) {
                return text.contains(word, Qt::CaseInsensitive);
            };
            if (!std::all_of(words.begin(), words.end(), isIn)) continue;
            if (entry.section != section) m_rows.push_back({entry.section, i, true});
            section = entry.section;
            m_rows.push_back({{}, i, false});
        }
        endResetModel();
    }

    [[nodiscard]] QModelIndex firstExample() const {
        const auto row = std::find_if(m_rows.begin(), m_rows.end(),
                                      [](const Row& each) { return !each.isHeading; });
        return index(row == m_rows.end() ? -1 : static_cast<int>(row - m_rows.begin()));
    }
    [[nodiscard]] std::size_t entryAt(const QModelIndex& at) const {
        return m_rows[static_cast<std::size_t>(at.row())].entry;
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& at) const override {
        if (!at.isValid() || m_rows[static_cast<std::size_t>(at.row())].isHeading)
            return Qt::NoItemFlags;
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    }
    [[nodiscard]] QVariant data(const QModelIndex& at, int role) const override {
        const Row& row = m_rows[static_cast<std::size_t>(at.row())];
        if (row.isHeading) return role == Qt::DisplayRole ? row.heading : QVariant();
        const GalleryEntry& entry = m_entries[row.entry];
        if (role == Qt::DisplayRole) return entry.title;
        if (role == Qt::UserRole || role == Qt::AccessibleDescriptionRole ||
            role == Qt::ToolTipRole)
            return entry.description;
        if (role == Qt::DecorationRole) return m_pictures[row.entry];
        return {};
    }

    void setPicture(std::size_t entry, QPixmap picture) {
        m_pictures[entry] = std::move(picture);
        for (std::size_t row = 0; row < m_rows.size(); ++row) {
            const QModelIndex at = index(static_cast<int>(row));
            if (m_rows[row].entry == entry) emit dataChanged(at, at, {Qt::DecorationRole});
        }
    }

private:
    struct Row {
        QString heading;
        std::size_t entry; ///< Of a heading: the first below it.
        bool isHeading;
    };
    const std::vector<GalleryEntry>& m_entries;
    std::vector<QPixmap> m_pictures;
    std::vector<Row> m_rows;
};

Gallery::Gallery(QWidget* parent)
    : QDialog(parent)
    , m_entries(galleryEntries())
    , m_filter(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_model(new Model(m_entries, this)) {
    setWindowTitle(tr("Gallery"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 12, 12);
    column->setSpacing(8);
    auto* line = new QHBoxLayout;
    auto* heading = new QLabel(tr("Lessons and examples"), this);
    heading->setFont(uiFont(20, QFont::DemiBold));
    line->setContentsMargins(0, 0, 16, 0);
    line->addWidget(heading, 1);
    line->addWidget(m_filter);
    column->addLayout(line);
    makeFilter();
    makeList();
    column->addWidget(m_list);
    const int columns = parent && parent->width() < 1100   ? 2
                        : parent && parent->width() > 1600 ? 4
                                                           : 3;
    const int height = parent ? std::min(parent->height() - 60, 900) : 700;
    resizeWithin(*this, {columns * (kTile.width() + 8) + 24 + 12 + 16, height});
    QTimer::singleShot(0, this, &Gallery::drawNextPicture);
}

Gallery::~Gallery() = default;

void Gallery::makeFilter() {
    m_filter->setPlaceholderText(tr("Filter: RNN, softmax, path …"));
    m_filter->setAccessibleName(tr("Filter the examples"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setTextMargins(6, 0, 0, 0);
    m_filter->setFixedSize(240, 30);
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, this, &Gallery::showMatching);
    connect(m_filter, &QLineEdit::returnPressed, this, [this] { choose(m_list->currentIndex()); });
}

void Gallery::makeList() {
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TileDelegate(m_list));
    m_list->setViewMode(QListView::IconMode);
    m_list->setMovement(QListView::Static);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_list->verticalScrollBar()->setSingleStep(40);
    m_list->setAccessibleName(tr("Lessons and examples"));
    m_list->setCurrentIndex(m_model->firstExample());
    m_list->setFocus();
    connect(m_list, &QListView::clicked, this, &Gallery::choose);
    connect(m_list, &QListView::activated, this, &Gallery::choose);
}

void Gallery::showMatching(const QString& words) {
    m_model->showMatching(words.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    m_list->setCurrentIndex(m_model->firstExample());
    m_list->scrollToTop();
}

bool Gallery::eventFilter(QObject* watched, QEvent* event) {
    const bool isDown =
        event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down;
    if (watched != m_filter || !isDown) return QDialog::eventFilter(watched, event);
    m_list->setFocus();
    return true;
}

void Gallery::drawNextPicture() {
    if (m_drawn >= m_entries.size()) return;
    m_model->setPicture(m_drawn, galleryPicture(m_entries[m_drawn].project, kPicture,
                                                devicePixelRatioF(), Theme::current()));
    ++m_drawn;
    QTimer::singleShot(0, this, &Gallery::drawNextPicture);
}

void Gallery::choose(const QModelIndex& index) {
    if (!index.isValid() || !isVisible() || isHeading(index)) return;
    const GalleryEntry entry = m_entries[m_model->entryAt(index)];
    accept();
    entry.lesson.isEmpty() ? emit chosen(entry.project) : emit lessonChosen(entry.lesson);
}

} // namespace deltaflow
