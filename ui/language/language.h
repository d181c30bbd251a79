#pragma once

#include <QList>
#include <QString>

namespace deltaflow {

class PhraseBook;
struct SpeechWords;

/// A language that the program speaks: its code ("en", "zh_CN") and its name in itself.
struct Language {
    QString code;
    QString name;
};

/// All of them; English, in which the source is written, first.
[[nodiscard]] const QList<Language>& languages();
[[nodiscard]] bool isLanguage(const QString& code);

/// The first of the desktop's languages that the program speaks; English if it speaks none.
[[nodiscard]] QString desktopLanguage();
/// The user's choice that is remembered, or else the desktop's.
[[nodiscard]] QString preferredLanguage();
void rememberLanguage(const QString& code);

/// What setLanguage chose last; English before that.
[[nodiscard]] QString currentLanguage();
/// How formulas are read aloud in it.
[[nodiscard]] const SpeechWords& speechWords();
/// For `lang` in HTML: "zh-CN".
[[nodiscard]] QString languageTag();
/// Makes it the language of all text that is made from now on, Qt's own dialogs included. What is
/// on screen already stays as it is: see LiveWindow.
void setLanguage(const QString& code);
/// All phrases that were said since then: with it, what keeps a sentence (the labels of the undo
/// history) says it again after setLanguage.
[[nodiscard]] PhraseBook saidSoFar();

} // namespace deltaflow
