#include "ui/handout/handout.h"

#include "ui/handout/html_page.h"
#include "ui/handout/latex_document.h"
#include "ui/handout/pdf_pages.h"
#include "ui/player/player.h"

#include <QCoreApplication>

#include <algorithm>

namespace deltaflow {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Handout)
};

QByteArray latexBytes(Player& player) {
    return latexDocument(player).toUtf8();
}

} // namespace

QList<HandoutFormat> handoutFormats() {
    return {
        {QStringLiteral("pdf"), Words::tr("Pages to print"), pdfPages},
        {QStringLiteral("html"), Words::tr("Page for a browser, stepped through"), htmlPage},
        {QStringLiteral("tex"), Words::tr("LaTeX document"), latexBytes},
    };
}

std::optional<HandoutFormat> handoutFormat(const QString& suffix) {
    const QList<HandoutFormat> formats = handoutFormats();
    const auto found = std::ranges::find(formats, suffix.toLower(), &HandoutFormat::suffix);
    return found == formats.end() ? std::nullopt : std::optional(*found);
}

QByteArray handout(const Player& shown, const HandoutFormat& format) {
    Document document;
    document.reset(shown.document().project(), {});
    Player player(document);
    player.setReducedMotion(true);
    player.setPicture(shown.view().picture);
    player.setLabels(shown.view().labels);
    player.setDigits(shown.view().digits);
    player.goToIteration(shown.view().iteration);
    player.setLevel(shown.view().level);
    player.setSample(shown.view().sample);
    player.goToStep(player.derivation().size() - 1);
    return format.write(player);
}

} // namespace deltaflow
