#include "ui/words/error_words.h"

#include "ui/language/language.h"
#include "ui/language/phrase_book.h"
#include "ui/words/error_templates.h"

namespace deltaflow {

namespace {

const PhraseBook& sentences() {
    static const PhraseBook book = [] {
        std::vector<Phrase> phrases;
        for (const char* text : errorTemplates())
            phrases.push_back({QString::fromUtf8(text), "Errors", text});
        return PhraseBook(phrases);
    }();
    return book;
}

} // namespace

QString errorWords(const QString& english) {
    return currentLanguage() == languages().front().code ? english : sentences().said(english);
}

QString errorWords(const std::exception& error) {
    return errorWords(QString::fromUtf8(error.what()));
}

} // namespace deltaflow
