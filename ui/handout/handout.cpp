#include "ui/handout/handout.h"

#include "ui/handout/html_page.h"
#include "ui/handout/latex_document.h"
#include "ui/handout/pdf_pages.h"
#include "ui/player/player.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>

#include <algorithm>

namespace deltaflow {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Handout)
};

QByteArray pdfBytes(Player& player, const AnimationProgress&) {
    return pdfPages(player);
}

QByteArray htmlBytes(Player& player, const AnimationProgress&) {
    return htmlPage(player);
}

QByteArray latexBytes(Player& player, const AnimationProgress&) {
    return latexDocument(player).toUtf8();
}

QByteArray webpBytes(Player& player, const AnimationProgress& goesOn) {
    constexpr QSize kSize{960, 540};
    return passAnimation(player, kSize, Theme::light(), goesOn);
}

} // namespace

QList<HandoutFormat> handoutFormats() {
    return {
        {QStringLiteral("pdf"), Words::tr("Pages to print"), pdfBytes},
        {QStringLiteral("html"), Words::tr("Page for a browser, stepped through"), htmlBytes},
        {QStringLiteral("tex"), Words::tr("LaTeX document"), latexBytes},
        {QStringLiteral("webp"), Words::tr("Animated picture"), webpBytes},
    };
}

std::optional<HandoutFormat> handoutFormat(const QString& suffix) {
    const QList<HandoutFormat> formats = handoutFormats();
    const auto found = std::ranges::find(formats, suffix.toLower(), &HandoutFormat::suffix);
    return found == formats.end() ? std::nullopt : std::optional(*found);
}

void withOwnPlayer(const Player& shown, const std::function<void(Player&)>& use) {
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
    use(player);
}

QByteArray handout(const Player& shown, const HandoutFormat& format,
                   const AnimationProgress& goesOn) {
    QByteArray bytes;
    withOwnPlayer(shown, [&](Player& player) { bytes = format.write(player, goesOn); });
    return bytes;
}

} // namespace deltaflow
