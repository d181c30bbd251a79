#include "ui/tables/number_table.h"

#include "ui/editing/number_words.h"
#include "ui/player/player.h"
#include "ui/tables/number_cell.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStyledItemDelegate>

namespace deltaflow {

namespace {

/// Cells of a NumberModel as they stand at the play-head.
class NumberDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const auto& model = static_cast<const NumberModel&>(*index.model());
        const auto ref = model.refAt(index.row(), index.column());
        if (!ref) return;
        painter->save();
        const Theme& theme = Theme::current();
        paintNumberCell(*painter, option.rect, cell(model, *ref, option), theme);
        if (model.beginsGroup(index.row()))
            painter->fillRect(option.rect.left(), option.rect.top(), option.rect.width(), 1,
                              theme.line);
        painter->restore();
    }

private:
    static NumberCell cell(const NumberModel& model, const Ref& ref,
                           const QStyleOptionViewItem& option) {
        const Player& player = model.player();
        const Theme& theme = Theme::current();
        const double value = player.number(ref);
        NumberCell cell;
        const QColor tint = value < 0 ? theme.negative : theme.positive;
        const bool tinted = ref.quantity == Quantity::Value;
        cell.ground = blend(theme.window, tint, tinted ? 0.2 * model.strength(value) : 0);
        cell.current =
            (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_Selected);
        const auto add = [&](const Ref& shown, bool known) {
            const auto& hover = player.view().hover;
            cell.lines.push_back({known ? player.text(shown) : QString(),
                                  shown.quantity == Quantity::Value && !model.areParameters()
                                      ? theme.text
                                      : theme.toneOf(shown, value, model.areParameters()),
                                  hover && hover->touches(shown)});
        };
        add(ref, model.isKnown(ref));
        for (const Ref& companion : model.companions(ref))
            add(companion, player.isKnown(companion));
        return cell;
    }
};

/// Row and column numbers, small and muted; the marked row in full ink.
class NumberHeader : public QHeaderView {
public:
    NumberHeader(Qt::Orientation orientation, const NumberModel& model, QWidget* parent)
        : QHeaderView(orientation, parent)
        , m_model(model) {
        setSectionResizeMode(Fixed);
        setMinimumSectionSize(8);
        setSectionsClickable(true);
        setHighlightSections(false);
    }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override {
        const Theme& theme = Theme::current();
        const bool marked = orientation() == Qt::Vertical && section == m_model.markedRow();
        painter->fillRect(rect, theme.window);
        if (orientation() == Qt::Horizontal)
            painter->fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.line);
        if (marked)
            painter->fillRect(rect.left(), rect.top() + 3, 3, rect.height() - 6, theme.focus);
        painter->setPen(marked ? theme.text : theme.textMuted);
        painter->setFont(uiFont(11, marked ? QFont::DemiBold : QFont::Normal));
        const QString symbol =
            m_model.headerData(section, orientation(), Qt::DisplayRole).toString();
        const QString name =
            orientation() == Qt::Horizontal ? m_model.columnName(section) : QString();
        if (name.isEmpty()) return painter->drawText(rect, Qt::AlignCenter, symbol);
        const QString shown =
            painter->fontMetrics().elidedText(name, Qt::ElideRight, rect.width() - 6);
        painter->drawText(rect.adjusted(0, 2, 0, -rect.height() / 2), Qt::AlignCenter, symbol);
        painter->drawText(rect.adjusted(0, rect.height() / 2, 0, -2), Qt::AlignCenter, shown);
    }

private:
    const NumberModel& m_model;
};

bool hasColumnNames(const NumberModel& model) {
    for (int column = 0; column < model.columnCount(); ++column)
        if (!model.columnName(column).isEmpty()) return true;
    return false;
}

/// What the names of a few columns need; many columns have numbers.
int namesWidth(const NumberModel& model) {
    constexpr int kFew = 8;
    const QFontMetrics metrics(uiFont(11));
    int width = 0;
    for (int column = 0; column < std::min(kFew, model.columnCount()); ++column) {
        const QString name = model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        width = std::max(width, metrics.horizontalAdvance(name) + 10);
    }
    return width;
}

} // namespace

NumberTable::NumberTable(Player& player, NumberModel& model, QWidget* parent)
    : QTableView(parent)
    , m_player(player)
    , m_model(model) {
    setHorizontalHeader(new NumberHeader(Qt::Horizontal, model, this));
    setVerticalHeader(new NumberHeader(Qt::Vertical, model, this));
    setModel(&model);
    setItemDelegate(new NumberDelegate(this));
    setFrameShape(QFrame::NoFrame);
    new FocusRing(*this);
    setShowGrid(false);
    setCornerButtonEnabled(false);
    for (auto* corner : findChildren<QAbstractButton*>()) // that does nothing now
        corner->setAccessibleName(tr("Corner"));
    setCornerWidget(new QWidget(this)); // blank between the scroll bars
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_editing = new NumberEditing(player, *viewport(), [this](QPointF at) { return spotAt(at); });
    m_editing->setWheelNeedsPress(true);
    connect(m_editing, &NumberEditing::clicked, this,
            [this](const Ref& ref) { setCurrentIndex(m_model.indexOf(ref)); });
    const auto repaint = [this] { viewport()->update(); };
    connect(&player, &Player::stepChanged, this, repaint);
    connect(&player, &Player::hoverChanged, this, repaint);
    connect(&player, &Player::progressChanged, this, [this] {
        if (m_player.view().progress >= 1) viewport()->update(); // the step's own results
    });
    connect(&player, &Player::viewChanged, this, [this] {
        fit();
        viewport()->update();
        verticalHeader()->viewport()->update();
    });
    connect(&model, &NumberModel::modelReset, this, &NumberTable::fit);
    fit();
}

void NumberTable::setHeightLimit(int height) {
    m_heightLimit = height;
    fit();
}

void NumberTable::fit() {
    const QString digits(m_player.view().digits, u'0');
    const int value = QFontMetrics(uiFont(13)).horizontalAdvance(QStringLiteral("−0.0") + digits);
    const int companion = // the longest before it turns to powers of ten
        QFontMetrics(uiFont(11)).horizontalAdvance(QStringLiteral("−0.000") + digits);
    horizontalHeader()->setDefaultSectionSize(std::max(
        {52, value + 10, m_model.companionCount() > 0 ? companion + 8 : 0, namesWidth(m_model)}));
    const int header = hasColumnNames(m_model) ? 36 : 20;
    horizontalHeader()->setFixedHeight(header);
    verticalHeader()->setDefaultSectionSize(cellHeight(m_model.companionCount()));
    const QString longest = m_model.longestRowName();
    verticalHeader()->setFixedWidth(QFontMetrics(uiFont(11)).horizontalAdvance(longest) + 16);
    const int rows = m_model.rowCount() * cellHeight(m_model.companionCount());
    const int columns = m_model.columnCount() * horizontalHeader()->defaultSectionSize();
    const bool scrolls = columns > std::max(viewport()->width(), 200);
    setFixedHeight(std::min(
        m_heightLimit, header + rows + (scrolls ? horizontalScrollBar()->sizeHint().height() : 0)));
}

NumberSpot NumberTable::spotOf(const QModelIndex& index, const Ref& ref) const {
    return {ref, QRectF(cellLineRect(visualRect(index), 0))};
}

std::optional<NumberSpot> NumberTable::spotAt(QPointF at) const {
    const QModelIndex index = indexAt(at.toPoint());
    const auto ref = m_model.refAt(index.row(), index.column());
    if (!ref) return std::nullopt;
    return spotOf(index, *ref);
}

void NumberTable::mouseMoveEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->position().toPoint());
    auto ref = m_model.refAt(index.row(), index.column());
    if (ref) {
        const auto companions = m_model.companions(*ref);
        const int y = event->position().toPoint().y() - visualRect(index).top();
        const int line = cellLineAt(y, static_cast<int>(companions.size()) + 1);
        if (line > 0) ref = companions[static_cast<std::size_t>(line - 1)];
    }
    m_player.setHover(ref);
    QTableView::mouseMoveEvent(event);
}

void NumberTable::leaveEvent(QEvent* event) {
    m_player.setHover(std::nullopt);
    QTableView::leaveEvent(event);
}

void NumberTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    if (hasFocus()) m_player.setHover(m_model.refAt(current.row(), current.column()));
}

NumberTable::Key NumberTable::meaningOf(const QKeyEvent& event) {
    const bool alt = event.modifiers().testFlag(Qt::AltModifier);
    switch (event.key()) {
    case Qt::Key_Up:
        return alt ? Key::TurnUp : Key::None;
    case Qt::Key_Down:
        return alt ? Key::TurnDown : Key::None;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        return Key::Edit;
    default:
        break;
    }
    const bool plain = !(event.modifiers() & (Qt::AltModifier | Qt::ControlModifier));
    return plain && beginsNumber(event.text()) ? Key::Type : Key::None;
}

bool NumberTable::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride &&
        meaningOf(*static_cast<QKeyEvent*>(event)) != Key::None) {
        event->accept(); // "−" begins a number here; elsewhere it may zoom
        return true;
    }
    return QTableView::event(event);
}

void NumberTable::keyPressEvent(QKeyEvent* event) {
    const QModelIndex index = currentIndex();
    const auto ref = m_model.refAt(index.row(), index.column());
    const Key key = ref ? meaningOf(*event) : Key::None;
    if (key == Key::None) return QTableView::keyPressEvent(event);
    if (key == Key::TurnUp || key == Key::TurnDown)
        return m_editing->nudge(*ref, key == Key::TurnUp ? 1 : -1, event->modifiers());
    scrollTo(index);
    m_editing->type(spotOf(index, *ref));
    if (key == Key::Type && m_editing->editor()) m_editing->editor()->setText(event->text());
}

void NumberTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) fit(); // with or without a scroll bar
}

void NumberTable::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) viewport()->update();
}

} // namespace deltaflow
