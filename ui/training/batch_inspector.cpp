#include "ui/training/batch_inspector.h"

#include "core/error.h"
#include "core/project/edit.h"
#include "ui/editing/number_words.h"
#include "ui/player/player.h"
#include "ui/tables/fold_section.h"
#include "ui/tables/number_field.h"
#include "ui/tables/typing.h"
#include "ui/tables/words.h"

#include <QGridLayout>
#include <QSignalBlocker>

#include <limits>

namespace deltaflow {

namespace {

constexpr int kLeastField = 64; ///< A narrow panel still shows its fields.

} // namespace

BatchInspector::BatchInspector(Player& player, QWidget* parent)
    : Inspector(player, parent)
    , m_size(new QSpinBox(this))
    , m_shuffled(new QCheckBox(tr("Shuffled, seed"), this))
    , m_seed(new QSpinBox(this))
    , m_schedule(new QComboBox(this))
    , m_period(new QSpinBox(this))
    , m_factor(new QLineEdit(this)) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    const auto addRow = [&](QWidget* label, QWidget* control) {
        const int row = grid->rowCount();
        grid->addWidget(label, row, 0);
        grid->addWidget(control, row, 1);
    };
    const auto named = [&](const QString& name) { return new QuietLabel(name, this); };
    m_size->setObjectName(QStringLiteral("batchSize"));
    m_size->setAccessibleName(tr("Samples in a minibatch"));
    m_size->setSpecialValueText(tr("all samples"));
    m_seed->setAccessibleName(tr("Seed of the order"));
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_schedule->addItems({tr("Constant"), tr("In steps"), tr("Along a cosine")});
    m_schedule->setAccessibleName(tr("Learning rate schedule"));
    m_schedule->setObjectName(QStringLiteral("schedule"));
    m_period->setAccessibleName(tr("Updates in a period"));
    m_period->setRange(1, std::numeric_limits<int>::max());
    m_period->setGroupSeparatorShown(true);
    m_factor->setAccessibleName(tr("Factor of the learning rate"));
    addRow(named(tr("Minibatch")), m_size);
    addRow(m_shuffled, m_seed);
    addRow(named(tr("Learning rate η")),
           new NumberField(player, Ref::setting(Setting::LearningRate), tr("Learning rate"), this));
    addRow(named(tr("Its schedule")), m_schedule);
    addRow(named(tr("Every (updates)")), m_period);
    addRow(named(tr("Times")), m_factor);
    grid->addWidget(&noteLabel(), grid->rowCount(), 0, 1, 2);
    for (QSpinBox* box : {m_size, m_seed, m_period}) {
        box->setKeyboardTracking(false);
        box->setMinimumWidth(kLeastField);
        connect(box, &QSpinBox::editingFinished, this, [this, box] {
            endTyping(*box);
            show(); // what was shown meanwhile was kept from it
        });
        ignoreWheel(*box);
    }
    m_factor->setMinimumWidth(kLeastField);
    m_schedule->setMinimumContentsLength(5);
    m_schedule->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    ignoreWheel(*m_schedule);

    connect(m_size, &QSpinBox::valueChanged, this, [this](int size) {
        change(tr("Change the minibatch"), [=](Training& t) { t.batches.size = size; });
    });
    connect(m_shuffled, &QCheckBox::toggled, this, [this](bool shuffled) {
        change(shuffled ? tr("Shuffle the samples") : tr("Take the samples in order"),
               [=](Training& t) { t.batches.shuffled = shuffled; });
    });
    connect(m_seed, &QSpinBox::valueChanged, this, [this](int seed) {
        change(tr("Change the seed of the order"),
               [=](Training& t) { t.batches.seed = static_cast<std::uint64_t>(seed); });
    });
    connect(m_schedule, &QComboBox::activated, this, [this](int kind) {
        change(tr("Change the schedule"),
               [=](Training& t) { t.schedule.kind = static_cast<ScheduleKind>(kind); });
    });
    connect(m_period, &QSpinBox::valueChanged, this, [this](int period) {
        change(tr("Change the schedule's period"),
               [=](Training& t) { t.schedule.period = period; });
    });
    connect(m_factor, &QLineEdit::editingFinished, this, [this] {
        endTyping(*m_factor);
        const auto read = readNumber(m_factor->text());
        apply(tr("Change the schedule's factor"), [=](const Project& p) {
            const double* const factor = std::get_if<double>(&read);
            if (!factor) throw Error("the schedule's factor must be a number from 0 to 1");
            Training training = p.training;
            training.schedule.factor = *factor;
            return withTraining(p, training);
        });
    });
    connect(&player, &Player::numbersChanged, this, &BatchInspector::show);
    BatchInspector::show();
}

void BatchInspector::change(const QString& label, const Set& set) {
    apply(label, [&](const Project& p) {
        Training training = p.training;
        set(training);
        return withTraining(p, training);
    });
}

void BatchInspector::show() {
    const Training& training = project().training;
    const QSignalBlocker quiet[] = {QSignalBlocker(m_shuffled), QSignalBlocker(m_schedule)};
    const auto samples = static_cast<int>(project().data->x.cols());
    showValue(*m_size, 0, samples,
              static_cast<int>(std::min<Index>(training.batches.size, samples)));
    m_shuffled->setChecked(training.batches.shuffled);
    constexpr int most = std::numeric_limits<int>::max();
    showValue(*m_seed, 0, most, static_cast<int>(training.batches.seed));
    m_seed->setEnabled(training.batches.shuffled);
    m_schedule->setCurrentIndex(static_cast<int>(training.schedule.kind));
    showValue(*m_period, 1, most, static_cast<int>(training.schedule.period));
    showText(*m_factor, numberForTyping(training.schedule.factor));
    const bool scheduled = training.schedule.kind != ScheduleKind::Constant;
    m_period->setEnabled(scheduled);
    m_factor->setEnabled(scheduled);
}

} // namespace deltaflow
