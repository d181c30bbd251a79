#include "ui/language/language.h"

#include "core/formula/speech_words.h"
#include "ui/language/phrase_book.h"

#include <QCoreApplication>
#include <QHash>
#include <QLibraryInfo>
#include <QLocale>
#include <QMutex>
#include <QPointer>
#include <QSettings>
#include <QTranslator>

namespace deltaflow {
namespace {

constexpr auto kSetting = "view/language";

/// lupdate files what a free function translates under its namespace, whatever context the function
/// names. What was said is remembered, so that it can be said again in another language.
class OwnTranslator : public QTranslator {
public:
    using QTranslator::QTranslator;
    [[nodiscard]] bool isEmpty() const override { return false; } // English has no file
    [[nodiscard]] QString translate(const char* context, const char* text,
                                    const char* disambiguation, int n) const override {
        const QString found = QTranslator::translate(context, text, disambiguation, n);
        const QString words =
            found.isEmpty() ? QTranslator::translate("deltaflow", text, disambiguation, n) : found;
        remember(context, text, words);
        return words;
    }
    [[nodiscard]] std::vector<Phrase> phrases() const {
        const QMutexLocker lock(&m_mutex);
        return {m_said.cbegin(), m_said.cend()};
    }

private:
    /// The examples' texts are not made of parts, and any document's may be asked for.
    void remember(const char* context, const char* text, const QString& words) const {
        if (qstrcmp(context, "Examples") == 0) return;
        const QString written = words.isEmpty() ? QString::fromUtf8(text) : words;
        const QMutexLocker lock(&m_mutex); // numbers are named on other threads as well
        if (!m_said.contains(written)) m_said.insert(written, {written, context, text});
    }

    mutable QMutex m_mutex;
    mutable QHash<QString, Phrase> m_said;
};

QString& current() {
    static QString code = QStringLiteral("en");
    return code;
}

/// Those that are installed; the application owns them.
QList<QPointer<QTranslator>>& installed() {
    static QList<QPointer<QTranslator>> all;
    return all;
}

void install(QTranslator* translator) {
    QCoreApplication::installTranslator(translator);
    installed() << translator;
}

/// The desktop's own way to write numbers and dates, unless it is that of another language.
QLocale localeOf(const QString& code) {
    const QLocale system = QLocale::system();
    const bool desktopIsChinese = system.language() == QLocale::Chinese;
    const bool isChinese = code.startsWith(QLatin1String("zh"));
    return isChinese == desktopIsChinese ? system : QLocale(code);
}

} // namespace

const QList<Language>& languages() {
    static const QList<Language> all{{QStringLiteral("en"), QStringLiteral("English")},
                                     {QStringLiteral("zh_CN"), QStringLiteral("简体中文")}};
    return all;
}

bool isLanguage(const QString& code) {
    return std::ranges::any_of(languages(), [&](const Language& l) { return l.code == code; });
}

QString desktopLanguage() {
    for (const QString& tag : QLocale::system().uiLanguages()) {
        const QLocale locale(tag);
        if (locale.language() == QLocale::English) break;
        if (locale.language() == QLocale::Chinese &&
            locale.script() == QLocale::SimplifiedHanScript)
            return QStringLiteral("zh_CN");
    }
    return QStringLiteral("en");
}

QString preferredLanguage() {
    const QString chosen = QSettings().value(QLatin1String(kSetting)).toString();
    return isLanguage(chosen) ? chosen : desktopLanguage();
}

void rememberLanguage(const QString& code) {
    QSettings().setValue(QLatin1String(kSetting), code);
}

QString currentLanguage() {
    return current();
}

const SpeechWords& speechWords() {
    return current().startsWith(QLatin1String("zh")) ? chineseSpeech() : englishSpeech();
}

QString languageTag() {
    return QString(current()).replace(QLatin1Char('_'), QLatin1Char('-'));
}

void setLanguage(const QString& code) {
    if (!isLanguage(code)) return;
    for (const QPointer<QTranslator>& translator : std::exchange(installed(), {}))
        delete translator;
    current() = code;
    QLocale::setDefault(localeOf(code));
    auto* own = new OwnTranslator(QCoreApplication::instance());
    if (code != languages().front().code) {
        auto* qts = new QTranslator(QCoreApplication::instance());
        if (qts->load(QLibraryInfo::path(QLibraryInfo::TranslationsPath) +
                      QStringLiteral("/qtbase_%1.qm").arg(code)))
            install(qts);
        static_cast<void>(own->load(QStringLiteral(":/i18n/deltaflow_%1.qm").arg(code)));
    }
    install(own);
}

PhraseBook saidSoFar() {
    for (const QPointer<QTranslator>& translator : installed())
        if (const auto* own = dynamic_cast<const OwnTranslator*>(translator.data()))
            return PhraseBook(own->phrases());
    return PhraseBook({});
}

} // namespace deltaflow
