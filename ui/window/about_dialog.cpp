#include "ui/window/about_dialog.h"

#include "ui/theme/room.h"
#include "ui/theme/theme.h"

#include <Eigen/Core>

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSysInfo>
#include <QVBoxLayout>

#include <hb.h>
#include <qcustomplot.h>

namespace deltaflow {

namespace {

QString compiler() {
#if defined(__clang__)
    return QStringLiteral("Clang " __clang_version__);
#elif defined(__GNUC__)
    return QStringLiteral("GCC " __VERSION__);
#else
    return AboutDialog::tr("unknown");
#endif
}

QLabel* selectable(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse |
                                   Qt::LinksAccessibleByKeyboard);
    label->setWordWrap(true);
    return label;
}

} // namespace

QStringList versionLines() {
    const QString eigen = QStringLiteral("%1.%2.%3")
                              .arg(EIGEN_WORLD_VERSION)
                              .arg(EIGEN_MAJOR_VERSION)
                              .arg(EIGEN_MINOR_VERSION);
    return {AboutDialog::tr("Deltaflow %1").arg(QCoreApplication::applicationVersion()),
            AboutDialog::tr("Qt %1 (built with %2)")
                .arg(QLatin1String(qVersion()), QStringLiteral(QT_VERSION_STR)),
            AboutDialog::tr("Eigen %1").arg(eigen),
            AboutDialog::tr("HarfBuzz %1").arg(QLatin1String(hb_version_string())),
            AboutDialog::tr("QCustomPlot %1").arg(QStringLiteral(QCUSTOMPLOT_VERSION_STR)),
            AboutDialog::tr("Compiler: %1").arg(compiler()),
            AboutDialog::tr("System: %1, %2")
                .arg(QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture())};
}

AboutDialog::AboutDialog(QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(tr("About Deltaflow"));
    auto* content = new QWidget;
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(20);
    auto* icon = new QLabel(this);
    icon->setPixmap(QIcon(QStringLiteral(":/deltaflow.svg")).pixmap(64, 64));
    row->addWidget(icon, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(8);
    auto* name = new QLabel(tr("Deltaflow"), this);
    name->setFont(uiFont(18, QFont::DemiBold));
    words->addWidget(name);
    words->addWidget(selectable(
        tr("See how a neural network computes and learns, one number at a time."), this));
    words->addSpacing(4);
    auto* versions = selectable(versionLines().join(QLatin1Char('\n')), this);
    versions->setObjectName(QStringLiteral("versions"));
    versions->setMinimumWidth(340);
    words->addWidget(versions);
    words->addSpacing(4);
    words->addWidget(selectable(
        tr("Free software under the GNU General Public License, version 3 or later. It comes with "
           "no warranty."),
        this));
    row->addLayout(words, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* copy = buttons->addButton(tr("Copy versions"), QDialogButtonBox::ActionRole);
    copy->setObjectName(QStringLiteral("copyVersions"));
    connect(copy, &QPushButton::clicked, this, [copy] {
        QApplication::clipboard()->setText(versionLines().join(QLatin1Char('\n')));
        copy->setText(tr("Copied"));
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 22, 24, 18);
    column->setSpacing(18);
    column->addWidget(withScrolling(*content, this), 1);
    column->addWidget(buttons);
    constexpr int kTextWidth = 340;
    const int height = row->totalHeightForWidth(kTextWidth + 90);
    resizeWithin(*this, {kTextWidth + 150, height + 110});
}

} // namespace deltaflow
