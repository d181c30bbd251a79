#include "app/commands/commands.h"

#include "app/pdf/pages.h"
#include "app/pdf/step_block.h"
#include "app/picture_file.h"
#include "app/session.h"
#include "core/project/expression_project.h"
#include "ui/canvas/canvas_render.h"
#include "ui/derivation/tone.h"
#include "ui/theme/theme.h"
#include "ui/words/step_words.h"

#include <QBuffer>

namespace deltaflow {

namespace {

/// The picture is laid out at a screen's size and scaled down to the page.
constexpr QSizeF kPicture{1200, 560};

Block pictureBlock(const Player& player, double width) {
    const double scale = width / kPicture.width();
    return {kPicture.height() * scale, [&player, scale](QPainter& painter) {
                painter.scale(scale, scale);
                renderCanvas(painter, QRectF(QPointF(), kPicture), player, Theme::light());
            }};
}

Block headBlock(const Session& session, double width) {
    const Theme& theme = Theme::light();
    const Project& project = session.document.project();
    const Derivation& derivation = session.player.derivation();
    const QString extent = QStringLiteral("%1 steps, %2 level")
                               .arg(derivation.size())
                               .arg(levelName(derivation.level()).toLower());
    return stacked(
        {textBlock(QString::fromStdString(displayTitle(project)), 20, theme.text, width,
                   QFont::DemiBold),
         gap(4),
         textBlock(QString::fromStdString(project.description), 9.5, theme.textMuted, width),
         textBlock(extent, 9.5, theme.textMuted, width), gap(10)});
}

/// The player's current step.
Block stepBlock(const Player& player, double width) {
    const Theme& theme = Theme::light();
    const Step& step = *player.step();
    const QString title =
        QStringLiteral("%1  %2").arg(player.view().step + 1).arg(stepTitle(step, player.model()));
    std::vector<Block> parts{
        headingBlock(title, stepPlace(step, player.model()), theme.phaseInk(step.phase), width), gap(3)};
    for (const Equation& equation : step.equations)
        parts.push_back(equationBlock(equation, width, formulaTone(player, theme)));
    parts.push_back(gap(10));
    return stacked(std::move(parts));
}

QByteArray derivationPages(Session& session) {
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    {
        Pages pages(bytes, QString::fromStdString(displayTitle(session.document.project())));
        pages.add(headBlock(session, pages.width()));
        pages.add(pictureBlock(session.player, pages.width()));
        pages.add(gap(14));
        const Index steps = session.player.derivation().size();
        for (Index i = 0; i < steps; ++i) {
            session.player.goToStep(i);
            pages.add(stepBlock(session.player, pages.width()));
        }
    }
    return bytes.data();
}

} // namespace

void writeDerivationPdf(const CommandLine& line, const QString& path) {
    Session session(line);
    writeFile(path, derivationPages(session));
}

} // namespace deltaflow
