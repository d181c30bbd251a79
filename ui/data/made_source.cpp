#include "ui/data/made_source.h"

#include "core/error.h"
#include "ui/tables/words.h"

#include <QFormLayout>
#include <QSignalBlocker>

#include <cmath>
#include <limits>

namespace deltaflow {
namespace {

constexpr int kMostSamples = 100000;
constexpr int kNoiseDecimals = 3;

/// For a title, where what is in brackets would be too much.
QString shortName(GeneratorKind kind) {
    return kind == GeneratorKind::Sine     ? MadeSource::tr("Sine curve")
           : kind == GeneratorKind::Digits ? MadeSource::tr("Digits")
                                           : MadeSource::nameOf(kind);
}

bool hasCoding(GeneratorKind kind) {
    return kind != GeneratorKind::Sine && kind != GeneratorKind::Digits;
}

} // namespace

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
    m_samples->setRange(1, kMostSamples);
    m_samples->setGroupSeparatorShown(true);
    m_samples->setObjectName(QStringLiteral("generatedSamples"));
    m_noise->setRange(0, kMaxNoise);
    m_noise->setDecimals(kNoiseDecimals);
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
        return tr("Two spirals");
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
    GeneratorSettings usual = defaultSettings(kind);
    usual.seed = static_cast<std::uint64_t>(m_seed->value());
    usual.coding = m_oneHot->isChecked() ? ClassCoding::OneHot : ClassCoding::Single;
    show(usual);
}

bool MadeSource::canShow(const GeneratorSettings& settings) {
    const double steps = settings.noise * std::pow(10, kNoiseDecimals);
    return settings.samples <= kMostSamples && settings.noise <= kMaxNoise &&
           std::abs(steps - std::round(steps)) < 1e-6 &&
           settings.seed <= static_cast<std::uint64_t>(std::numeric_limits<int>::max());
}

void MadeSource::show(const GeneratorSettings& settings) {
    {
        const QSignalBlocker quiet[] = {QSignalBlocker(m_kind), QSignalBlocker(m_samples),
                                        QSignalBlocker(m_noise), QSignalBlocker(m_seed),
                                        QSignalBlocker(m_oneHot)};
        m_kind->setCurrentIndex(static_cast<int>(settings.kind));
        m_samples->setValue(static_cast<int>(settings.samples));
        m_noise->setValue(settings.noise);
        m_seed->setValue(static_cast<int>(settings.seed));
        m_oneHot->setChecked(settings.coding == ClassCoding::OneHot);
    }
    m_oneHot->setEnabled(hasCoding(settings.kind));
    makeUp();
}

GeneratorSettings MadeSource::settings() const {
    GeneratorSettings chosen;
    chosen.kind = static_cast<GeneratorKind>(m_kind->currentIndex());
    chosen.samples = m_samples->value();
    chosen.noise = m_noise->value();
    chosen.seed = static_cast<std::uint64_t>(m_seed->value());
    chosen.coding =
        hasCoding(chosen.kind) && m_oneHot->isChecked() ? ClassCoding::OneHot : ClassCoding::Single;
    return chosen;
}

void MadeSource::makeUp() {
    const GeneratorSettings made = settings();
    try {
        const QString words = tr("%1: %2 samples, noise %3, seed %4")
                                  .arg(nameOf(made.kind))
                                  .arg(made.samples)
                                  .arg(made.noise)
                                  .arg(made.seed);
        give(generate(made), {words.toStdString(), shortName(made.kind).toStdString(), made});
    } catch (const Error& error) {
        giveNothing(sentence(error.what()));
    }
}

} // namespace deltaflow
