#include "ui/views/boundary_bar.h"

#include "ui/theme/sample_marks.h"
#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>
#include <QToolButton>

namespace deltaflow {
namespace {

constexpr int kMostNamed = 3;    ///< Classes whose tools have their names beside the mark.
constexpr int kLongestName = 12; ///< In characters.
constexpr int kMostTools = 9;    ///< One for each digit key.

QIcon markIcon(int shape) {
    constexpr int kSide = 16;
    constexpr int kScale = 2; // for dense screens
    QPixmap pixmap(kSide * kScale, kSide * kScale);
    pixmap.setDevicePixelRatio(kScale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintMark(painter, {kSide / 2.0, kSide / 2.0}, 6, shape, true, Theme::current());
    return QIcon(pixmap);
}

} // namespace

BoundaryBar::BoundaryBar(QWidget* parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_buttons(new QHBoxLayout)
    , m_across(
          makeChoice(tr("Input to the right; those that are no axis stay as in the shown sample")))
    , m_up(makeChoice(tr("Input upwards; those that are no axis stay as in the shown sample")))
    , m_output(makeChoice(tr("Output")))
    , m_label(new QLabel(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 0, 14, 0);
    row->setSpacing(6);
    m_buttons->setSpacing(2);
    row->addLayout(m_buttons);
    for (QComboBox* choice : {m_across, m_up, m_output})
        row->addWidget(choice);
    row->addWidget(m_label, 1);
    m_label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_label->setFont(uiFont(12));
    m_label->setForegroundRole(QPalette::PlaceholderText);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int, bool on) {
        if (on) emit toolChosen();
    });
}

QComboBox* BoundaryBar::makeChoice(const QString& name) {
    auto* box = new QComboBox(this);
    box->setFont(uiFont(12));
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->hide();
    connect(box, &QComboBox::activated, this, [this] {
        BoundaryChoice choice = m_choice;
        if (!m_across->isHidden()) {
            choice.across = m_across->currentIndex();
            choice.up = m_up->currentIndex();
            if (choice.across == choice.up) // the other axis gets what this one had
                (choice.across == m_choice.across ? choice.across : choice.up) =
                    choice.across == m_choice.across ? m_choice.up : m_choice.across;
        }
        if (!m_output->isHidden()) choice.output = m_output->currentIndex();
        emit choiceChanged(choice);
    });
    return box;
}

QToolButton* BoundaryBar::addTool(const BoundaryTool& tool, const QString& text, const QString& tip,
                                  const QString& whyNot) {
    auto* button = new QToolButton(this);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setFont(uiFont(12));
    button->setText(text);
    button->setFixedHeight(24);
    button->setToolTip(whyNot.isEmpty() ? tip : whyNot);
    button->setAccessibleName(tip);
    button->setEnabled(whyNot.isEmpty());
    m_group->addButton(button, static_cast<int>(m_tools.size()));
    m_tools.push_back(tool);
    m_buttons->addWidget(button);
    return button;
}

void BoundaryBar::show(const BoundarySubject& subject, const QString& noAdding,
                       const QString& noErasing) {
    showTools(subject, noAdding, noErasing);
    showChoices(subject);
}

void BoundaryBar::showTools(const BoundarySubject& subject, const QString& noAdding,
                            const QString& noErasing) {
    const int classes = std::min(subject.classes(), kMostTools);
    QStringList wanted{noAdding, noErasing};
    for (int k = 0; k < classes; ++k)
        wanted << subject.className(k);
    if (wanted == m_made && !m_tools.empty()) return;
    m_made = wanted;
    const BoundaryTool before = tool();
    const QSignalBlocker quiet(m_group);
    for (QAbstractButton* button : m_group->buttons()) {
        m_group->removeButton(button);
        delete button;
    }
    m_tools.clear();
    addTool({}, tr("Look"), tr("Look: click a sample to show it, drag to move (Esc)"), {});
    for (int k = 0; k < classes; ++k) {
        const QString name = subject.className(k);
        const bool named = classes <= kMostNamed && name.size() <= kLongestName;
        QToolButton* const button =
            addTool({BoundaryTool::Kind::Add, k}, named ? name : QString(),
                    tr("Add samples of %1: click or drag (%2)").arg(name).arg(k + 1), noAdding);
        button->setToolButtonStyle(named ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    }
    if (classes == 0)
        addTool({BoundaryTool::Kind::Add, 0}, tr("Add"), tr("Add samples: click or drag (1)"),
                noAdding);
    addTool({BoundaryTool::Kind::Erase, 0}, tr("Erase"), tr("Remove samples: click or drag (E)"),
            noErasing);
    showIcons();
    if (!setTool(before)) setTool({});
}

void BoundaryBar::showChoices(const BoundarySubject& subject) {
    m_choice = subject.choice;
    QStringList inputs;
    for (Index row = 0; row < subject.inputs(); ++row)
        inputs << subject.inputName(row);
    QStringList outputs;
    for (Index row = 0; row < subject.outputs(); ++row)
        outputs << subject.outputName(row);
    const auto fill = [](QComboBox& box, const QStringList& names, Index current, bool shown) {
        const QSignalBlocker quiet(&box);
        box.clear();
        box.addItems(names);
        box.setCurrentIndex(static_cast<int>(current));
        box.setVisible(shown);
    };
    fill(*m_across, inputs, m_choice.across, inputs.size() > 2);
    fill(*m_up, inputs, m_choice.up, inputs.size() > 2);
    fill(*m_output, outputs, m_choice.output,
         outputs.size() > 1 && subject.kind != ResponseKind::Classes);
}

void BoundaryBar::showIcons() {
    for (std::size_t id = 0; id < m_tools.size(); ++id)
        if (m_tools[id].kind == BoundaryTool::Kind::Add && m_made.size() > 2)
            m_group->button(static_cast<int>(id))->setIcon(markIcon(m_tools[id].which));
}

BoundaryTool BoundaryBar::tool() const {
    const int id = m_group->checkedId();
    return id < 0 ? BoundaryTool{} : m_tools[static_cast<std::size_t>(id)];
}

bool BoundaryBar::setTool(const BoundaryTool& tool) {
    const auto found = std::ranges::find(m_tools, tool);
    if (found == m_tools.end()) return false;
    QAbstractButton* const button = m_group->button(static_cast<int>(found - m_tools.begin()));
    if (!button->isEnabled()) return false;
    button->setChecked(true);
    return true;
}

void BoundaryBar::setCaption(const QString& caption) {
    m_caption = caption;
    showCaption();
}

void BoundaryBar::showCaption() {
    const QFontMetrics metrics(m_label->font());
    m_label->setText(metrics.elidedText(m_caption, Qt::ElideRight, m_label->width()));
    m_label->setToolTip(m_label->text() == m_caption ? QString() : m_caption);
}

void BoundaryBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layout()->activate();
    showCaption();
}

void BoundaryBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) showIcons();
    QWidget::changeEvent(event);
}

} // namespace deltaflow
