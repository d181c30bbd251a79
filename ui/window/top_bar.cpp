#include "ui/window/top_bar.h"

#include "core/project/expression_project.h"
#include "ui/theme/icon.h"
#include "ui/theme/room.h"
#include "ui/words/example_words.h"

#include <QMenu>
#include <QPainter>

namespace deltaflow {
namespace {

constexpr int kTight = 1120; ///< Below this, buttons are icons.
constexpr int kTiny = 880;   ///< Below this, choices are in the menu only.

} // namespace

TopBar::TopBar(Player& player, ViewActions& view, const QList<QAction*>& buttons, QMenu* menu,
               QWidget* parent)
    : QWidget(parent)
    , m_player(player)
    , m_row(new QHBoxLayout(this))
    , m_title(new QLabel(this)) {
    m_row->setContentsMargins(16, 8, 16, 9);
    m_row->setSpacing(8);
    thinWhenLow(*this, *m_row);
    m_title->setFont(uiFont(14.5, QFont::DemiBold));
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_row->addWidget(m_title);
    m_row->addSpacing(8);
    m_notation = addChoice(tr("Notation"), tr("How quantities are written"), view.notations);
    m_digits = addChoice(tr("Digits"), tr("Significant digits of every number"), view.digits);
    m_picture = addChoice(tr("Picture"), tr("Layers of neurons, or variables and operators"),
                          view.pictures);
    m_labels = addChoice(tr("Labels"), tr("Which numbers stand in the picture"), view.labels);
    m_row->addStretch(1);
    for (QAction* action : buttons) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        if (action->menu()) button->setPopupMode(QToolButton::InstantPopup);
        button->setFocusPolicy(Qt::TabFocus);
        button->setFixedHeight(30);
        button->setIconSize(QSize(18, 18));
        m_buttons << button;
        m_row->addWidget(button);
    }
    auto* more = new QToolButton(this);
    more->setIcon(themedIcon("more"));
    more->setToolTip(tr("Everything else (F10)"));
    more->setAccessibleName(tr("Menu"));
    more->setShortcut(Qt::Key_F10);
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
    more->setFocusPolicy(Qt::TabFocus);
    more->setFixedSize(34, 30);
    m_row->addWidget(more);
    for (const auto signal : {&Player::viewChanged, &Player::numbersChanged})
        connect(&player, signal, this, &TopBar::show);
    connect(&player.document(), &Document::fileChanged, this, &TopBar::show);
    show();
}

DropDown* TopBar::addChoice(const QString& name, const QString& tip, QActionGroup* choices) {
    auto* menu = new QMenu(this);
    menu->addActions(choices->actions());
    menu->setToolTipsVisible(true);
    auto* drop = new DropDown(name, menu, this);
    drop->setToolTip(tip);
    m_row->addWidget(drop);
    return drop;
}

void TopBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, Theme::current().line);
}

void TopBar::resizeEvent(QResizeEvent*) {
    for (QToolButton* button : m_buttons)
        button->setToolButtonStyle(width() < kTight ? Qt::ToolButtonIconOnly
                                                    : Qt::ToolButtonTextOnly);
    for (DropDown* drop : {m_notation, m_digits, m_labels, m_picture})
        drop->setVisible(width() >= kTiny);
    show();
}

void TopBar::show() {
    const Document& document = m_player.document();
    const QString title = titleWords(document.project());
    const QFontMetrics metrics(m_title->font());
    const QString name = metrics.elidedText(title.isEmpty() ? tr("Untitled") : title,
                                            Qt::ElideRight, std::max(120, width() / 4));
    m_title->setText(document.isModified() ? name + QStringLiteral(" •") : name);
    m_title->setToolTip(document.filePath().isEmpty() ? title : document.filePath());
    m_notation->setValue(notationSign(document.project().notation));
    m_digits->setValue(QString::number(m_player.view().digits));
    m_labels->setValue(labelDensityName(m_player.view().labels));
    m_picture->setValue(pictureName(m_player.view().picture));
}

} // namespace deltaflow
