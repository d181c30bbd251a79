#include "ui/words/error_words.h"

#include "ui/language/language.h"
#include "ui/words/error_templates.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <vector>

namespace deltaflow {

namespace {

constexpr int kMaxDepth = 8; // a place, in it another place, …

struct Pattern {
    const char* text;
    QRegularExpression expression;
    qsizetype literal; ///< Characters that are no place.
};

Pattern patternOf(const char* text) {
    QString expression = QRegularExpression::escape(QString::fromUtf8(text));
    static const QRegularExpression place(QStringLiteral("\\\\%(\\d)"));
    qsizetype literal = QString::fromUtf8(text).size();
    for (auto all = place.globalMatch(expression); all.hasNext(); all.next())
        literal -= 2;
    // A count or a quoted name ends where it must; anything else is as short as it can be.
    static const QRegularExpression count(
        QStringLiteral("(line|column|layer|sample|character|iteration|version)\\\\ \\\\%(\\d)"));
    static const QRegularExpression name(QStringLiteral("\\\\\"\\\\%(\\d)\\\\\""));
    expression.replace(count, QStringLiteral("\\1 (?<p\\2>\\d+)"));
    expression.replace(name, QStringLiteral("\"(?<p\\1>[^\"]+)\""));
    expression.replace(place, QStringLiteral("(?<p\\1>.+?)"));
    return {text,
            QRegularExpression(QRegularExpression::anchoredPattern(expression),
                               QRegularExpression::DotMatchesEverythingOption),
            literal};
}

/// What says most first.
const std::vector<Pattern>& patterns() {
    static const std::vector<Pattern> all = [] {
        std::vector<Pattern> made;
        for (const char* text : errorTemplates())
            made.push_back(patternOf(text));
        std::ranges::stable_sort(made, std::ranges::greater{}, &Pattern::literal);
        return made;
    }();
    return all;
}

QString said(const QString& english, int depth) {
    if (depth > kMaxDepth) return english;
    for (const Pattern& pattern : patterns()) {
        const auto match = pattern.expression.match(english);
        if (!match.hasMatch()) continue;
        const QString words = QCoreApplication::translate("Errors", pattern.text);
        QString out;
        for (qsizetype i = 0; i < words.size(); ++i) {
            const bool isPlace = words[i] == u'%' && i + 1 < words.size() && words[i + 1].isDigit();
            if (!isPlace) {
                out += words[i];
                continue;
            }
            const QString part = match.captured(QStringLiteral("p") + words[++i]);
            out += said(part, depth + 1);
        }
        return out;
    }
    return english;
}

} // namespace

QString errorWords(const QString& english) {
    return currentLanguage() == languages().front().code ? english : said(english, 0);
}

QString errorWords(const std::exception& error) {
    return errorWords(QString::fromUtf8(error.what()));
}

} // namespace deltaflow
