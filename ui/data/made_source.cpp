#include "ui/data/made_source.h"

#include "core/error.h"
#include "ui/tables/words.h"

#include <QFormLayout>
#include <QSignalBlocker>

#include <limits>

namespace deltaflow {

MadeSource::MadeSource(QWidget* parent)
    : DataSource(parent)
    , m_kind(new QComboBox(this))
    , m_samples(new QSpinBox(this))
    , m_noise(new QDoubleSpinBox(this))
    , m_seed(new QSpinBox(this))
    , m_oneHot(new QCheckBox(tr("One output for each class"), this)) {
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (int kind = 0; kind <= static_cast<int>(GeneratorKind::Digits); ++kind)
        m_kind->addItem(nameOf(static_cast<GeneratorKind>(kind)));
    m_kind->setObjectName(QStringLiteral("generator"));
    m_kind->setAccessibleName(tr("Kind of data"));
    m_samples->setRange(1, 100000);
    m_samples->setGroupSeparatorShown(true);
    m_samples->setObjectName(QStringLiteral("generatedSamples"));
    m_noise->setRange(0, kMaxNoise);
    m_noise->setDecimals(3);
    m_noise->setSingleStep(0.05);
    m_noise->setToolTip(tr("The standard deviation of what is added to each number"));
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setValue(1);
    form->addRow(tr("Kind"), m_kind);
    form->addRow(tr("Samples"), m_samples);
    form->addRow(tr("Noise"), m_noise);
    form->addRow(tr("Seed"), m_seed);
    form->addRow(QString(), m_oneHot);
    connect(m_kind, &QComboBox::currentIndexChanged, this,
            [this](int kind) { choose(static_cast<GeneratorKind>(kind)); });
    connect(m_samples, &QSpinBox::valueChanged, this, &MadeSource::makeUp);
    connect(m_noise, &QDoubleSpinBox::valueChanged, this, &MadeSource::makeUp);
    connect(m_seed, &QSpinBox::valueChanged, this, &MadeSource::makeUp);
    connect(m_oneHot, &QCheckBox::toggled, this, &MadeSource::makeUp);
    choose(GeneratorKind::Moons);
}

QString MadeSource::nameOf(GeneratorKind kind) {
    switch (kind) {
    case GeneratorKind::And:
        return tr("AND");
    case GeneratorKind::Or:
        return tr("OR");
    case GeneratorKind::Xor:
        return tr("XOR");
    case GeneratorKind::Moons:
        return tr("Two moons");
    case GeneratorKind::Circles:
        return tr("Circles");
    case GeneratorKind::Spirals:
        return tr("Spirals");
    case GeneratorKind::Gaussians:
        return tr("Two Gaussians");
    case GeneratorKind::Checkerboard:
        return tr("Checkerboard");
    case GeneratorKind::Sine:
        return tr("Sine curve (regression)");
    case GeneratorKind::Digits:
        return tr("Digits, 8×8 pixels");
    }
    return {};
}

void MadeSource::choose(GeneratorKind kind) {
    const GeneratorSettings usual = defaultSettings(kind);
    {
        const QSignalBlocker quiet[] = {QSignalBlocker(m_kind), QSignalBlocker(m_samples),
                                        QSignalBlocker(m_noise)};
        m_kind->setCurrentIndex(static_cast<int>(kind));
        m_samples->setValue(static_cast<int>(usual.samples));
        m_noise->setValue(usual.noise);
    }
    m_oneHot->setEnabled(kind != GeneratorKind::Sine && kind != GeneratorKind::Digits);
    makeUp();
}

void MadeSource::makeUp() {
    GeneratorSettings settings;
    settings.kind = static_cast<GeneratorKind>(m_kind->currentIndex());
    settings.samples = m_samples->value();
    settings.noise = m_noise->value();
    settings.seed = static_cast<std::uint64_t>(m_seed->value());
    settings.coding =
        m_oneHot->isEnabled() && m_oneHot->isChecked() ? ClassCoding::OneHot : ClassCoding::Single;
    try {
        give(generate(settings), tr("%1: %2 samples, noise %3, seed %4")
                                     .arg(nameOf(settings.kind))
                                     .arg(settings.samples)
                                     .arg(settings.noise)
                                     .arg(settings.seed));
    } catch (const Error& error) {
        giveNothing(sentence(error.what()));
    }
}

} // namespace deltaflow
