#pragma once

#include <QByteArray>
#include <QRegularExpression>
#include <QString>

#include <vector>

namespace deltaflow {

/// A text with places %1, %2, … as it is written in some language, and what it is a translation of.
struct Phrase {
    QString written;
    QByteArray context;
    QByteArray source;
};

/// Recognises sentences that were made of phrases, and says them again in the language that is
/// spoken now: what stands in the places too, where that is made of phrases. What no phrase fits
/// stays as it is.
class PhraseBook {
public:
    explicit PhraseBook(const std::vector<Phrase>& phrases);

    [[nodiscard]] QString said(const QString& sentence) const { return said(sentence, 0); }

private:
    struct Entry {
        Phrase phrase;
        QRegularExpression pattern;
        qsizetype literal; ///< Characters that are no place.
    };
    [[nodiscard]] static Entry entryOf(const Phrase& phrase);
    [[nodiscard]] QString said(const QString& sentence, int depth) const;

    std::vector<Entry> m_entries; ///< What says most first.
};

} // namespace deltaflow
