#include "ui/language/phrase_book.h"

#include <QCoreApplication>

#include <algorithm>

namespace deltaflow {

namespace {

constexpr int kMaxDepth = 8; // a sentence in a sentence …

bool isPlaceAt(const QString& text, qsizetype i) {
    return text[i] == u'%' && i + 1 < text.size() && text[i + 1].isDigit();
}

} // namespace

PhraseBook::Entry PhraseBook::entryOf(const Phrase& phrase) {
    QString written = phrase.written;
    written.replace(QLatin1String("%L"), QLatin1String("%"));
    QString pattern = QRegularExpression::escape(written);
    static const QRegularExpression place(QStringLiteral("\\\\%(\\d)"));
    // A count or a quoted name ends where it must; anything else is as short as it can be.
    static const QRegularExpression count(
        QStringLiteral("(line|column|layer|sample|character|iteration|version)\\\\ \\\\%(\\d)"));
    static const QRegularExpression name(QStringLiteral("\\\\\"\\\\%(\\d)\\\\\""));
    const qsizetype places = pattern.count(place);
    pattern.replace(count, QStringLiteral("\\1 (?<p\\2>[\\d,]+)"));
    pattern.replace(name, QStringLiteral("\"(?<p\\1>[^\"]+)\""));
    pattern.replace(place, QStringLiteral("(?<p\\1>.+?)"));
    return {phrase,
            QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                               QRegularExpression::DotMatchesEverythingOption),
            written.size() - 2 * places};
}

PhraseBook::PhraseBook(const std::vector<Phrase>& phrases) {
    for (const Phrase& phrase : phrases)
        m_entries.push_back(entryOf(phrase));
    // A phrase that has a place twice has no pattern.
    std::erase_if(m_entries, [](const Entry& entry) { return !entry.pattern.isValid(); });
    std::ranges::stable_sort(m_entries, std::ranges::greater{}, &Entry::literal);
}

QString PhraseBook::said(const QString& sentence, int depth) const {
    if (depth > kMaxDepth) return sentence;
    for (const Entry& entry : m_entries) {
        if (entry.literal == 0) return sentence; // it fits anything
        const auto match = entry.pattern.match(sentence);
        if (!match.hasMatch()) continue;
        QString words = QCoreApplication::translate(entry.phrase.context.constData(),
                                                    entry.phrase.source.constData());
        words.replace(QLatin1String("%L"), QLatin1String("%"));
        QString out;
        for (qsizetype i = 0; i < words.size(); ++i)
            if (isPlaceAt(words, i))
                out += said(match.captured(QStringLiteral("p") + words[++i]), depth + 1);
            else
                out += words[i];
        return out;
    }
    return sentence;
}

} // namespace deltaflow
