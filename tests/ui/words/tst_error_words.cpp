#include "ui/words/error_words.h"

#include "core/data/csv_data.h"
#include "core/expression/expression.h"
#include "core/project/project_json.h"
#include "tests/test_program.h"
#include "ui/language/language.h"
#include "ui/words/error_templates.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QtTest>

using namespace deltaflow;

namespace {

/// What core says of it, in Chinese.
QString saidOf(const std::function<void()>& mistake) {
    try {
        mistake();
    } catch (const Error& error) {
        return errorWords(error);
    }
    return QStringLiteral("nothing");
}

/// The texts in quotes of each "throw SomethingError(…)" in core, as they stand in the source.
QStringList sentencesOfCore() {
    static const QRegularExpression thrown(QStringLiteral("throw \\w*Error\\((.*?)\\);"),
                                           QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression text(QStringLiteral("\"((?:[^\"\\\\]|\\\\.)*)\""));
    QStringList all;
    QDirIterator files(QStringLiteral(DELTAFLOW_RESOURCES "/../core"), {"*.cpp", "*.h"},
                       QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly)) continue;
        QString source = QString::fromUtf8(file.readAll());
        source.replace(QRegularExpression(QStringLiteral("\"\\s*\\n\\s*\"")), QString());
        for (auto errors = thrown.globalMatch(source); errors.hasNext();) {
            const QString body = errors.next().captured(1);
            for (auto texts = text.globalMatch(body); texts.hasNext();)
                all << texts.next().captured(1).replace(QLatin1String("\\\""), QLatin1String("\""));
        }
    }
    return all;
}

} // namespace

class TestErrorWords : public QObject {
    Q_OBJECT

private slots:
    void init() { setLanguage(QStringLiteral("zh_CN")); }
    void cleanup() { setLanguage(QStringLiteral("en")); }

    void sentences_data() {
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("chinese");
        QTest::newRow("whole") << "a number must be finite"
                               << "数必须是有限的";
        QTest::newRow("numbers") << "x has 3 rows but the network takes 2 inputs"
                                 << "x 有 3 行，但网络需要 2 个输入";
        QTest::newRow("place") << "layer 2: softmax is for the output layer only"
                               << "第 2 层：softmax 只用于输出层";
        QTest::newRow("path and place") << "line 3, column 7: this is not JSON"
                                        << "第 3 行第 7 列：这不是 JSON";
        QTest::newRow("described") << "layers[0].W is a list, not a number"
                                   << "layers[0].W 是列表，而不是数";
        QTest::newRow("several")
            << "2 cells cannot be read: line 2, column \"a\" is empty; line 3, "
               "column \"b\": \"x\" is not a number"
            << "有 2 个单元格无法读取：第 2 行“a”列是空的；第 3 "
               "行“b”列：“x”不是数";
        QTest::newRow("of none") << "Permission denied"
                                 << "Permission denied";
    }
    void sentences() {
        QFETCH(QString, english);
        QFETCH(QString, chinese);
        QCOMPARE(errorWords(english), chinese);
        setLanguage(QStringLiteral("en"));
        QCOMPARE(errorWords(english), english);
    }

    void whatCoreThrows() {
        QCOMPARE(saidOf([] { static_cast<void>(parseExpression("a + ")); }),
                 QStringLiteral("第 5 个字符：这里需要数、名字或“(”，但遇到结尾"));
        QCOMPARE(saidOf([] { static_cast<void>(parseExpression("2a")); }),
                 QStringLiteral("第 2 个字符：这里需要运算符、“;”或结尾，但遇到“a”；乘积写作 2*a"));
        QCOMPARE(saidOf([] { static_cast<void>(projectFromJson("{}")); }),
                 QStringLiteral("缺少 format"));
        QCOMPARE(saidOf([] { static_cast<void>(projectFromJson("")); }),
                 QStringLiteral("文本是空的"));
    }

    /// A sentence that core has, but not this list, would be English in every language.
    void everySentenceOfCoreIsKnown() {
        QString known;
        for (const char* text : errorTemplates())
            known += QString::fromUtf8(text) + QLatin1Char('\n');
        const QStringList sentences = sentencesOfCore();
        QVERIFY(sentences.size() > 200);
        static const QRegularExpression words(QStringLiteral("[A-Za-z]{2,} [A-Za-z]{2,}"));
        QStringList unknown;
        static const QRegularExpression limit(QStringLiteral("\\d{5,}"));
        static const QRegularExpression place(QStringLiteral("^[.a-z]*: "));
        for (QString text : sentences)
            for (const QString& part : text.remove(place).split(limit))
                if (words.match(part).hasMatch() && !known.contains(part.trimmed()))
                    unknown << part.trimmed();
        QCOMPARE(unknown, QStringList());
    }
};

DELTAFLOW_TEST(TestErrorWords)
#include "tst_error_words.moc"
