#include "ui/insight/sheet_view.h"

#include "ui/derivation/tone.h"
#include "ui/player/player.h"

#include <QMouseEvent>

#include <cmath>

namespace deltaflow {
namespace {

QString spoken(const Sheet& sheet) {
    QStringList lines;
    for (const SheetItem& item : sheet)
        if (!item.text.isEmpty()) lines << (item.text + QLatin1Char(' ') + item.value).trimmed();
    return lines.join(QLatin1Char('\n'));
}

} // namespace

SheetView::SheetView(Player& player, QWidget* parent)
    : QWidget(parent)
    , m_player(player) {
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&player, &Player::hoverChanged, this, qOverload<>(&QWidget::update));
}

void SheetView::setSheet(Sheet sheet) {
    m_sheet = std::move(sheet);
    m_layout = layoutSheet(m_sheet, width());
    setAccessibleDescription(spoken(m_sheet));
    m_hovered = -1;
    updateGeometry();
    update();
}

int SheetView::heightForWidth(int width) const {
    if (width == this->width()) return static_cast<int>(std::ceil(m_layout.size.height()));
    return static_cast<int>(std::ceil(layoutSheet(m_sheet, width).size.height()));
}

QSize SheetView::sizeHint() const {
    return {300, static_cast<int>(std::ceil(m_layout.size.height()))};
}

void SheetView::resizeEvent(QResizeEvent*) {
    m_layout = layoutSheet(m_sheet, width());
}

void SheetView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = Theme::current();
    paintSheet(painter, m_sheet, m_layout,
               {theme, formulaTone(m_player, theme), m_player.view().hover, m_hovered});
}

void SheetView::light(QPointF at) {
    m_hovered = m_layout.itemAt(at);
    const SheetItem* item = m_hovered < 0 ? nullptr : &m_sheet[static_cast<std::size_t>(m_hovered)];
    const auto place = m_layout.placeAt(at);
    const bool many = item && item->refs.size() > 1;
    m_player.setLitPath(many ? item->refs : std::vector<Ref>());
    if (place)
        m_player.setHover(place->ref);
    else if (item && item->refs.size() == 1)
        m_player.setHover(item->refs.front());
    else
        m_player.setHover(std::nullopt);
    setCursor(item && item->step >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void SheetView::mouseMoveEvent(QMouseEvent* event) {
    light(event->position());
}

void SheetView::mousePressEvent(QMouseEvent* event) {
    const int at = m_layout.itemAt(event->position());
    if (at < 0 || event->button() != Qt::LeftButton) return event->ignore();
    const SheetItem& item = m_sheet[static_cast<std::size_t>(at)];
    if (item.kind == SheetItem::Kind::Chart && !item.series.empty() && item.step >= 0) {
        const QRectF rect = m_layout.items[static_cast<std::size_t>(at)].rect;
        const auto steps = std::ssize(item.series.front().values);
        const double part = (event->position().x() - rect.left()) / rect.width();
        const auto step = std::clamp<Index>(static_cast<Index>(part * static_cast<double>(steps)),
                                            0, std::max<Index>(0, steps - 1));
        const Derivation& layers = m_player.derivation(Level::Layer);
        m_player.goToStep(layers.sameMoment(step, m_player.derivation()));
    } else if (item.step >= 0) {
        m_player.goToStep(item.step);
    } else {
        event->ignore();
    }
}

void SheetView::leaveEvent(QEvent*) {
    m_hovered = -1;
    m_player.setLitPath({});
    m_player.setHover(std::nullopt);
    update();
}

} // namespace deltaflow
