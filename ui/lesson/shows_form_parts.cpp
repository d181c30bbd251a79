#include "ui/lesson/shows_form.h"

#include "ui/lesson/address_field.h"
#include "ui/lesson/quiet_fields.h"
#include "ui/words/step_words.h"

#include <QFormLayout>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace deltaflow {

namespace {

enum StateField { Count = 1, Computes, Zoom, Focus, Across, Down, Selection };

QString partName(WindowPart part) {
    switch (part) {
    case WindowPart::TopBar:
        return ShowsForm::tr("Top bar");
    case WindowPart::Tables:
        return ShowsForm::tr("Tables");
    case WindowPart::Insight:
        return ShowsForm::tr("Insight");
    case WindowPart::Training:
        return ShowsForm::tr("Training");
    case WindowPart::Derivation:
        return ShowsForm::tr("Derivation");
    case WindowPart::Transport:
        return ShowsForm::tr("Transport and timeline");
    case WindowPart::Views:
        return ShowsForm::tr("Views");
    }
    return {};
}

QSpinBox* makePercent(const QString& prefix, int from, int to, QWidget* parent) {
    auto* box = new QSpinBox(parent);
    box->setRange(from, to);
    box->setPrefix(prefix);
    box->setSuffix(QStringLiteral(" %"));
    box->setSingleStep(from < 5 ? 5 : 10);
    return box;
}

/// Side by side, as wide as there is room.
QWidget* row(const std::vector<QWidget*>& parts, QWidget* parent) {
    auto* line = new QWidget(parent);
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QWidget* part : parts)
        layout->addWidget(part);
    return line;
}

} // namespace

ShowsForm::ShowsForm(std::function<PageState()> capture, const Player& page, QWidget* parent)
    : QWidget(parent)
    , m_capture(std::move(capture))
    , m_page(page)
    , m_document(new QLabel(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(10);
    m_document->setWordWrap(true);
    m_document->setAccessibleName(tr("What the page shows"));
    auto* all = new QPushButton(tr("Capture what the window shows"), this);
    connect(all, &QPushButton::clicked, this, &ShowsForm::captureAsked);
    column->addWidget(m_document);
    column->addWidget(all, 0, Qt::AlignLeft);
    auto* form = new QFormLayout;
    form->setContentsMargins(0, 4, 0, 4);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addStep(*form);
    addLevel(*form);
    addCamera(*form);
    addSelection(*form);
    column->addLayout(form);
    column->addWidget(makeHidden());
    column->addStretch();
    for (QComboBox* box : {m_step, m_level, m_camera})
        letShrink(*box);
    for (const AddressField* field : {m_computes, m_focus, m_selection})
        connect(field, &AddressField::faultChanged, this, &ShowsForm::pendingChanged);
    showState({}, {});
}

/// A field, and a button beside it that takes from the window what the field says.
QWidget* ShowsForm::withAsNow(QWidget& field, const QString& tip,
                              const std::function<void(const PageState&)>& take) {
    auto* button = new QPushButton(tr("As now"), this);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    connect(button, &QPushButton::clicked, this, [this, take] { take(m_capture()); });
    QWidget* line = row({&field, button}, this);
    static_cast<QHBoxLayout*>(line->layout())->setStretch(0, 1);
    return line;
}

void ShowsForm::addStep(QFormLayout& form) {
    m_step = new QComboBox(this);
    m_step->setAccessibleName(tr("Step"));
    m_step->addItems({tr("Before the first step"), tr("After so many steps"),
                      tr("Where a number is computed"), tr("After the last step")});
    m_count = new QSpinBox(this);
    m_count->setAccessibleName(tr("After how many steps"));
    m_count->setRange(1, 1'000'000'000);
    m_computes = new AddressField(tr("The number that is computed"), this);
    connect(m_step, &QComboBox::activated, this, &ShowsForm::chooseStep);
    connect(m_count, &QSpinBox::valueChanged, this, [this](int count) {
        setStep({PagePlace::Kind::Count, count, {}}, Count);
    });
    connect(m_computes, &AddressField::typed, this, [this](const std::optional<NamedRef>& ref) {
        if (ref) setStep({PagePlace::Kind::Writer, 0, *ref}, Computes);
    });
    form.addRow(tr("Step"), withAsNow(*m_step, tr("At the step at which the window is"),
                                      [this](const PageState& now) {
                                          if (now.step) setStep(*now.step);
                                      }));
    form.addRow(QString(), row({m_count, m_computes}, this));
}

void ShowsForm::addLevel(QFormLayout& form) {
    m_level = new QComboBox(this);
    m_level->setAccessibleName(tr("Level"));
    m_level->setPlaceholderText(tr("As it is read"));
    for (const Level level : {Level::Layer, Level::Neuron, Level::Term})
        m_level->addItem(levelName(level));
    connect(m_level, &QComboBox::activated, this, [this](int level) {
        emit edited(tr("Level of the page"), 0,
                    [level](PageState& page) { page.level = static_cast<Level>(level); });
    });
    form.addRow(tr("Level"), m_level);
}

void ShowsForm::addCamera(QFormLayout& form) {
    m_camera = new QComboBox(this);
    m_camera->setAccessibleName(tr("Picture"));
    m_camera->addItems({tr("The whole picture"), tr("Around a number"), tr("A part of it")});
    m_focus = new AddressField(tr("The number in the middle of the picture"), this);
    m_zoom = makePercent(tr("zoom "), 5, 2000, this);
    m_across = makePercent(tr("across "), 0, 100, this);
    m_down = makePercent(tr("down "), 0, 100, this);
    connect(m_camera, &QComboBox::activated, this, &ShowsForm::chooseCamera);
    const auto change = [this](QSpinBox& box, double PageCamera::*member, int field) {
        connect(&box, &QSpinBox::valueChanged, this, [this, member, field](int percent) {
            PageCamera camera = m_state.camera.value_or(PageCamera());
            camera.*member = percent / 100.0;
            setCamera(camera, field);
        });
    };
    change(*m_zoom, &PageCamera::zoom, Zoom);
    change(*m_across, &PageCamera::x, Across);
    change(*m_down, &PageCamera::y, Down);
    connect(m_focus, &AddressField::typed, this, [this](const std::optional<NamedRef>& ref) {
        PageCamera camera = m_state.camera.value_or(PageCamera());
        camera.focus = ref;
        setCamera(camera, Focus);
    });
    form.addRow(tr("Picture"), withAsNow(*m_camera, tr("What is seen of the picture in the window"),
                                         [this](const PageState& now) {
                                             setCamera(now.camera.value_or(PageCamera()));
                                         }));
    auto* parts = new QWidget(this); // in two lines: beside one another they would be cut off
    auto* grid = new QGridLayout(parts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(m_zoom, 0, 0);
    grid->addWidget(m_focus, 0, 1);
    grid->addWidget(m_across, 1, 0);
    grid->addWidget(m_down, 1, 1);
    form.addRow(QString(), parts);
}

void ShowsForm::addSelection(QFormLayout& form) {
    m_selection = new AddressField(tr("The number that is selected"), this);
    m_selection->setMayBeEmpty();
    m_selection->setPlaceholderText(tr("None"));
    const auto select = [this](const std::optional<NamedRef>& ref, int field) {
        emit edited(tr("Selection of the page"), field,
                    [ref](PageState& page) { page.selection = ref; });
    };
    connect(m_selection, &AddressField::typed, this,
            [select](const std::optional<NamedRef>& ref) { select(ref, Selection); });
    form.addRow(tr("Selected"),
                withAsNow(*m_selection, tr("What is selected in the window"),
                          [select](const PageState& now) { select(now.selection, 0); }));
}

QWidget* ShowsForm::makeHidden() {
    auto* all = new QWidget(this);
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    auto* heading = new QLabel(tr("Hidden while the page is read"), all);
    heading->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(heading);
    for (const WindowPart part :
         {WindowPart::TopBar, WindowPart::Derivation, WindowPart::Transport, WindowPart::Tables,
          WindowPart::Insight, WindowPart::Training, WindowPart::Views}) {
        auto* box = new QCheckBox(partName(part), all);
        m_hidden[part] = box;
        column->addWidget(box);
        connect(box, &QCheckBox::clicked, this, [this, part](bool isHidden) {
            auto hidden = m_state.hidden.value_or(std::set<WindowPart>());
            isHidden ? static_cast<void>(hidden.insert(part))
                     : static_cast<void>(hidden.erase(part));
            emit edited(tr("Hidden parts"), 0, [hidden](PageState& page) { page.hidden = hidden; });
        });
    }
    return all;
}

} // namespace deltaflow
