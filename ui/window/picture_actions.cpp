#include "ui/window/picture_actions.h"

#include "ui/canvas/canvas_render.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/derivation/derivation_panel.h"
#include "ui/derivation/derivation_view.h"
#include "ui/document/document_files.h"
#include "ui/document/document_io.h"
#include "ui/hunt/hunt_session.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/views/view_docks.h"
#include "ui/views/view_picture.h"
#include "ui/window/notice.h"

#include <QFileInfo>
#include <QMenu>

#include <qcustomplot.h>

namespace deltaflow {

PictureActions::PictureActions(Player& player, const Parts& parts, QWidget* window)
    : QObject(window)
    , m_player(player)
    , m_parts(parts)
    , m_menu(new QMenu(tr("Save picture"), window)) {
    m_menu->setIcon(themedIcon("picture"));
    connect(m_menu, &QMenu::aboutToShow, this, &PictureActions::fill);
    connect(&parts.views, &ViewDocks::pictureAsked, this,
            [this](QWidget* view, const QString& title) { saveView(*view, title); });
    fill();
}

void PictureActions::fill() {
    m_menu->clear();
    connect(m_menu->addAction(tr("Network…")), &QAction::triggered, this,
            &PictureActions::saveNetwork);
    const auto offer = [this](QWidget* view, const QString& title) {
        connect(m_menu->addAction(tr("%1…").arg(title)), &QAction::triggered, this,
                [this, view, title] { saveView(*view, title); });
    };
    auto* derivation = m_parts.derivation.findChild<DerivationView*>();
    if (derivation && derivation->isVisible()) offer(derivation, tr("Derivation"));
    for (const auto& [title, view] : m_parts.views.shown())
        offer(view, title);
}

void PictureActions::saveNetwork() {
    save(tr("Network"), [this](const QString& suffix) {
        const QSize size = m_parts.canvas.size();
        const Theme& theme = Theme::current();
        return pictureBytes(size, suffix, theme.canvas, [&](QCPPainter& painter) {
            renderCanvas(painter, QRectF(QPointF(), size), m_player, theme);
        });
    });
}

void PictureActions::saveView(QWidget& view, const QString& title) {
    save(title, [&view](const QString& suffix) { return viewPicture(view, suffix); });
}

void PictureActions::save(const QString& title,
                          const std::function<QByteArray(const QString& suffix)>& draw) {
    if (const QString why = huntRefusal(m_player); !why.isEmpty()) return m_parts.notice.say(why);
    const QString path = m_parts.files.pathToWrite(
        tr("Save picture: %1").arg(title),
        {{QStringLiteral("png"), tr("Picture")}, {QStringLiteral("svg"), tr("Vector picture")}});
    if (path.isEmpty()) return;
    const QString name = QFileInfo(path).fileName();
    const QByteArray bytes = draw(QFileInfo(path).suffix());
    if (bytes.isEmpty())
        return m_parts.notice.say(
            tr("“%1” is not written: its name must end in .png or .svg.").arg(name));
    const QString why = writeAtomically(path, bytes);
    m_parts.notice.say(why.isEmpty() ? tr("“%1” is written.").arg(name)
                                     : tr("“%1” cannot be written: %2").arg(name, why));
}

} // namespace deltaflow
