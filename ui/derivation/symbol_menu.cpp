#include "ui/derivation/symbol_menu.h"

#include "core/formula/serialise.h"
#include "ui/player/player.h"
#include "ui/theme/icon.h"
#include "ui/words/step_words.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>

#include <functional>

namespace deltaflow {
namespace {

constexpr std::size_t kMaxReaders = 16;

QString tr(const char* text) {
    return QCoreApplication::translate("DerivationPanel", text);
}

using Serialise = std::function<std::string(const Equation&)>;

QString written(const std::vector<Equation>& equations, const Serialise& serialise) {
    QString all;
    for (const Equation& equation : equations) {
        if (!all.isEmpty()) all += QLatin1Char('\n');
        all += QString::fromStdString(serialise(equation));
    }
    return all;
}

void addCopies(QMenu& menu, const QString& heading, const std::vector<Equation>& equations,
               const QString& title) {
    QMenu* copies = menu.addMenu(themedIcon("copy"), heading);
    const std::pair<QString, Serialise> formats[] = {
        {tr("Text"), [](const Equation& e) { return toPlainText(e); }},
        {tr("LaTeX"), [](const Equation& e) { return toLatex(e); }},
        {tr("MathML"), [](const Equation& e) { return toMathMl(e); }}};
    for (const auto& [name, serialise] : formats) {
        QString text = written(equations, serialise);
        if (!title.isEmpty() && name == tr("Text")) text.prepend(title + QLatin1Char('\n'));
        copies->addAction(name, [text] { QGuiApplication::clipboard()->setText(text); });
    }
}

void addStep(QMenu& menu, Player& player, Index index) {
    const QString title = stepTitle(player.derivation().step(index), player.model());
    menu.addAction(QStringLiteral("%1 · %2").arg(index + 1).arg(title),
                   [&player, index] { player.goToStep(index); });
}

void addProvenance(QMenu& menu, Player& player, const Ref& ref) {
    const auto writer = player.derivation().writer(ref);
    QAction* origin =
        menu.addAction(writer ? tr("Where does this come from?") : tr("This number is given"),
                       [&player, ref] { player.goToWriter(ref); });
    origin->setEnabled(writer.has_value());
    QMenu* users = menu.addMenu(tr("Who uses it?"));
    const auto readers = player.derivation().readers(ref, kMaxReaders + 1);
    for (std::size_t i = 0; i < std::min(readers.size(), kMaxReaders); ++i)
        addStep(*users, player, readers[i]);
    if (readers.size() > kMaxReaders) users->addAction(tr("… and more"))->setEnabled(false);
    users->setEnabled(!readers.empty());
    menu.addSeparator();
}

} // namespace

void showSymbolMenu(Player& player, QWidget& host, QPoint globalPosition, Index step,
                    const std::optional<Ref>& symbol, const std::optional<Equation>& equation) {
    auto* menu = new QMenu(&host);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (symbol) addProvenance(*menu, player, *symbol);
    if (equation) addCopies(*menu, tr("Copy formula as"), {*equation}, {});
    if (step >= 0) {
        const Step whole = player.derivation().step(step);
        addCopies(*menu, tr("Copy step as"), whole.equations, stepTitle(whole, player.model()));
    }
    if (menu->isEmpty())
        delete menu;
    else
        menu->popup(globalPosition);
}

} // namespace deltaflow
