#include "app/option_values.h"
#include "app/command_words.h"

#include "app/command_line.h"
#include "core/project/names.h"
#include "core/text/number.h"
#include "ui/language/language.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <array>
#include <utility>

namespace deltaflow {

namespace {

constexpr int kLeastSide = 64;
constexpr int kMostSide = 8192;

[[noreturn]] void refuse(const QString& why) {
    throw UsageError(why.toStdString());
}

template <typename T, std::size_t N>
T choose(const char* option, const QString& text,
         const std::array<std::pair<const char*, T>, N>& choices) {
    QStringList names;
    for (const auto& [name, value] : choices) {
        if (text == QLatin1String(name)) return value;
        names << QLatin1String(name);
    }
    const QString last = names.takeLast();
    refuse(CommandWords::tr("%1 is %2 or %3, not \"%4\".")
               .arg(QLatin1String(option), names.join(QStringLiteral(", ")), last, text));
}

} // namespace

Level readLevel(const QString& text) {
    return choose("--level", text,
                  std::array{std::pair{"layer", Level::Layer}, std::pair{"neuron", Level::Neuron},
                             std::pair{"term", Level::Term}});
}

NotationKind readNotation(const QString& text) {
    if (const auto kind = fromName<NotationKind>(text.toStdString())) return *kind;
    QStringList names;
    for (const std::string_view name : namesOf<NotationKind>())
        names << QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    refuse(CommandWords::tr("--notation is one of %1, not \"%2\".")
               .arg(names.join(QStringLiteral(", ")), text));
}

QString readLanguage(const QString& text) {
    if (isLanguage(text)) return text;
    QStringList codes;
    for (const Language& language : languages())
        codes << language.code;
    refuse(CommandWords::tr("--language is %1, not \"%2\".")
               .arg(codes.join(CommandWords::tr(" or ")), text));
}

ThemeKind readTheme(const QString& text) {
    return choose("--theme", text,
                  std::array{std::pair{"light", ThemeKind::Light},
                             std::pair{"dark", ThemeKind::Dark},
                             std::pair{"high-contrast", ThemeKind::HighContrast}});
}

bool readIsLetter(const QString& text) {
    return choose("--paper", text.toLower(),
                  std::array{std::pair{"a4", false}, std::pair{"letter", true}});
}

void readBlanks(const QString& text, WorksheetOptions& options) {
    options.kinds.clear();
    for (const QString& part : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const QString name = part.trimmed();
        if (!name.isEmpty() && name.front().isDigit()) {
            options.most = static_cast<int>(readInteger("--blanks", name, 1, kMostSheetSteps));
            continue;
        }
        options.kinds.insert(choose("--blanks", name,
                                    std::array{std::pair{"z", BlankKind::WeightedInput},
                                               std::pair{"a", BlankKind::Activation},
                                               std::pair{"loss", BlankKind::Loss},
                                               std::pair{"delta", BlankKind::Error},
                                               std::pair{"gradients", BlankKind::Gradient},
                                               std::pair{"updates", BlankKind::Update}}));
    }
    if (options.kinds.empty()) options.kinds = WorksheetOptions().kinds;
}

qint64 readInteger(const char* option, const QString& text, qint64 least, qint64 most) {
    bool isNumber = false;
    const qint64 value = text.toLongLong(&isNumber);
    if (!isNumber || value < least || value > most)
        refuse(CommandWords::tr("%1 is a whole number from %2 to %3, not \"%4\".")
                   .arg(QLatin1String(option))
                   .arg(least)
                   .arg(most)
                   .arg(text));
    return value;
}

std::pair<QString, double> readAssignment(const QString& text) {
    const qsizetype sign = text.indexOf(QLatin1Char('='));
    const QString name = text.left(sign).trimmed();
    const auto value = parseNumber(text.mid(sign + 1).trimmed().toStdString());
    if (sign < 0 || name.isEmpty() || !std::holds_alternative<double>(value))
        refuse(CommandWords::tr("--set is a variable and a number, such as a=2, not \"%1\".")
                   .arg(text));
    return {name, std::get<double>(value)};
}

QSize readSize(const QString& text) {
    static const QRegularExpression pattern(QStringLiteral("^(\\d{1,5})[x×](\\d{1,5})$"));
    const auto match = pattern.match(text);
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    const auto fits = [](int side) { return side >= kLeastSide && side <= kMostSide; };
    if (!match.hasMatch() || !fits(size.width()) || !fits(size.height()))
        refuse(CommandWords::tr("--size is WIDTHxHEIGHT, each from %1 to %2, not \"%3\".")
                   .arg(kLeastSide)
                   .arg(kMostSide)
                   .arg(text));
    return size;
}

QString readOutput(const char* option, const QString& text, const QStringList& extensions) {
    if (!extensions.contains(QFileInfo(text).suffix().toLower()))
        refuse(CommandWords::tr("%1 writes a file that ends in .%2, not \"%3\".")
                   .arg(QLatin1String(option), extensions.join(CommandWords::tr(" or .")), text));
    return text;
}

} // namespace deltaflow
