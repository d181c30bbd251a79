#include "ui/canvas/paint_strip.h"

#include "ui/canvas/pixel_painting.h"
#include "ui/player/player.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>

namespace deltaflow {

std::vector<int> imagesOf(const Player& player) {
    std::vector<int> images;
    for (const DataRows& input : player.model().inputs)
        if (player.model().graph->node(input.node).grid) images.push_back(input.node);
    return images;
}

PaintStrip::PaintStrip(Player& player, PixelPainting& painting, QWidget* canvas)
    : QFrame(canvas)
    , m_player(player)
    , m_painting(painting) {
    setObjectName(QStringLiteral("paintStrip"));
    setAutoFillBackground(true);
    setFrameShape(QFrame::StyledPanel);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(5, 4, 5, 4);
    row->setSpacing(4);
    m_mode = addButton(tr("Paint"), tr("Paint the image's pixels (or hold Shift): click or drag; "
                                       "the right button erases"));
    m_mode->setCheckable(true);
    m_brush = addButton({}, tr("What the brush sets a pixel to"));
    m_presets = addButton(tr("Images"), tr("Begin with a ready-made image"));
    m_presets->setMenu(new QMenu(m_presets));
    m_presets->setPopupMode(QToolButton::InstantPopup);
    connect(m_mode, &QToolButton::toggled, &painting, &PixelPainting::setActive);
    connect(m_brush, &QToolButton::clicked, this, [this] {
        m_painting.setBrush(m_painting.brush() == 0 ? 1 : 0);
        show();
    });
    connect(m_presets->menu(), &QMenu::aboutToShow, this, [this] {
        m_presets->menu()->clear();
        for (const int image : imagesOf(m_player))
            m_painting.addPresets(*m_presets->menu(), image);
    });
    canvas->installEventFilter(this);
    connect(&painting, &PixelPainting::activeChanged, this, &PaintStrip::show);
    connect(&player, &Player::numbersChanged, this, &PaintStrip::show);
    connect(&player, &Player::viewChanged, this, &PaintStrip::show);
    show();
}

QToolButton* PaintStrip::addButton(const QString& text, const QString& tip) {
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(tip);
    button->setFocusPolicy(Qt::TabFocus);
    layout()->addWidget(button);
    return button;
}

void PaintStrip::show() {
    const bool wanted =
        m_player.view().picture == PictureKind::Graph && !imagesOf(m_player).empty();
    if (!wanted) m_painting.setActive(false);
    m_mode->setChecked(m_painting.isActive());
    m_brush->setText(m_painting.brush() == 0 ? tr("Brush 0") : tr("Brush 1"));
    m_brush->setAccessibleName(m_brush->text());
    setVisible(wanted);
    adjustSize();
    place();
}

void PaintStrip::place() {
    move(10, parentWidget()->height() - height() - 8);
}

bool PaintStrip::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize) place();
    return QFrame::eventFilter(watched, event);
}

} // namespace deltaflow
