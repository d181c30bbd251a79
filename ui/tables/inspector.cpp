#include "ui/tables/inspector.h"

#include "core/error.h"
#include "ui/player/player.h"
#include "ui/tables/fold_section.h"
#include "ui/tables/words.h"

namespace deltaflow {

namespace {

/// What a change brought with it, in a sentence; empty if nothing.
QString consequence(const Project& before, const Project& after) {
    if (!before.network || !after.network) return {};
    const auto output = [](const Project& p) { return p.network->layers.back().activation.kind; };
    if (before.loss == after.loss && before.network->layers.size() != after.network->layers.size())
        return {};
    const bool loss = before.loss != after.loss;
    const bool activation = output(before) != output(after);
    if (!loss || !activation) return {};
    return Inspector::tr("Output and loss go together: %1 with %2.")
        .arg(activationName(output(after)), lossName(after.loss).toLower());
}

} // namespace

Inspector::Inspector(Player& player, QWidget* parent)
    : QWidget(parent)
    , m_player(player)
    , m_note(new QuietLabel({}, this)) {
    m_note->setObjectName(QStringLiteral("note"));
    m_note->hide();
}

QString Inspector::note() const {
    return m_note->isHidden() ? QString() : m_note->text();
}

const Project& Inspector::project() const {
    return m_player.document().project();
}

void Inspector::apply(const QString& label, const Change& change) {
    QString note;
    auto tone = QuietLabel::Tone::Muted;
    try {
        Project after = change(project());
        note = consequence(project(), after);
        m_player.document().edit(std::move(after), label);
    } catch (const Error& error) {
        note = sentence(error.what());
        tone = QuietLabel::Tone::Error;
        show();
    }
    m_note->setText(note, tone);
    m_note->setVisible(!note.isEmpty());
}

} // namespace deltaflow
