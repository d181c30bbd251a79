#include "ui/data/setup_form.h"

#include <QFormLayout>
#include <QSignalBlocker>

#include <cmath>
#include <limits>

namespace deltaflow {
namespace {

constexpr int kMostPercent = 90;

int percentOf(const DataSetup& setup) {
    return std::min(static_cast<int>(std::lround(setup.testFraction * 100)), kMostPercent);
}

int seedOf(const DataSetup& setup) {
    return static_cast<int>(
        std::min<std::uint64_t>(setup.testSeed, std::numeric_limits<int>::max()));
}

} // namespace

SetupForm::SetupForm(QWidget* parent)
    : QWidget(parent)
    , m_percent(new QSpinBox(this))
    , m_seed(new QSpinBox(this))
    , m_inputs(new QComboBox(this))
    , m_targets(new QComboBox(this)) {
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_percent->setRange(0, kMostPercent);
    m_percent->setSuffix(QStringLiteral(" %"));
    m_percent->setSpecialValueText(tr("none"));
    m_percent->setObjectName(QStringLiteral("testPercent"));
    m_percent->setToolTip(tr("Samples that are never trained on show what was really learned"));
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setToolTip(tr("Draws which samples these are"));
    for (QComboBox* box : {m_inputs, m_targets})
        box->addItems({tr("as they are"), tr("to mean 0, deviation 1"), tr("to 0 … 1")});
    m_inputs->setObjectName(QStringLiteral("inputScaling"));
    m_inputs->setToolTip(tr("Fitted to what is trained on, each input by itself"));
    m_targets->setObjectName(QStringLiteral("targetScaling"));
    m_targets->setToolTip(tr("Of numbers; classes stay 0 and 1"));
    form->addRow(tr("Kept for the test"), m_percent);
    form->addRow(tr("Seed"), m_seed);
    form->addRow(tr("Scale inputs"), m_inputs);
    form->addRow(tr("Scale targets"), m_targets);
    for (QSpinBox* box : {m_percent, m_seed})
        connect(box, &QSpinBox::valueChanged, this, &SetupForm::changed);
    for (QComboBox* box : {m_inputs, m_targets})
        connect(box, &QComboBox::currentIndexChanged, this, &SetupForm::changed);
}

DataSetup SetupForm::setup() const {
    const auto unlessGiven = [](auto given, int shown, int now, auto value) {
        return shown == now ? given : value;
    };
    return {unlessGiven(m_given.testFraction, percentOf(m_given), m_percent->value(),
                        m_percent->value() / 100.0),
            unlessGiven(m_given.testSeed, seedOf(m_given), m_seed->value(),
                        static_cast<std::uint64_t>(m_seed->value())),
            static_cast<ScalingKind>(m_inputs->currentIndex()),
            static_cast<ScalingKind>(m_targets->currentIndex())};
}

void SetupForm::show(const DataSetup& setup) {
    const QSignalBlocker quiet(this);
    m_given = setup;
    m_percent->setValue(percentOf(setup));
    m_seed->setValue(seedOf(setup));
    m_inputs->setCurrentIndex(static_cast<int>(setup.inputs));
    m_targets->setCurrentIndex(static_cast<int>(setup.targets));
}

} // namespace deltaflow
