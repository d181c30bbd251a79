#include "tests/test_program.h"

#include <QDirIterator>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>
#include <QtTest>

namespace {

struct Message {
    QString context;
    QString source;
    QString translation;
    QString state; ///< "unfinished", "obsolete", "vanished"; empty for one that is done.
};

QList<Message> messagesOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) qFatal("no translation %s", qPrintable(path));
    QXmlStreamReader xml(&file);
    QList<Message> all;
    QString context;
    Message message;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.isStartElement() && xml.name() == QLatin1String("source"))
            message = {context, xml.readElementText(), {}, {}};
        else if (xml.isStartElement() && xml.name() == QLatin1String("translation")) {
            message.state = xml.attributes().value(QLatin1String("type")).toString();
            message.translation = xml.readElementText();
            all << message;
        }
    }
    return all;
}

QStringList placesIn(const QString& text) {
    static const QRegularExpression place(QStringLiteral("%L?\\d"));
    QStringList places;
    for (auto all = place.globalMatch(text); all.hasNext();)
        places << all.next().captured();
    places.sort();
    return places;
}

/// What is the same in both: signs, names and formulas.
bool isInternational(const QString& text) {
    static const QSet<QString> names{
        "sigmoid",      "tanh",        "ReLU",           "leaky ReLU",     "softplus",
        "softmax",      "Nesterov",    "RMSprop",        "Adam",           "Xavier",
        "He",           "LaTeX",       "MathML",         "8-8-8-2",        "Softmax 4-3",
        " – Deltaflow", "  or   ",     "Deltaflow",      "Ctrl+↑  Ctrl+↓", "Deltaflow %1",
        "Eigen %1",     "HarfBuzz %1", "QCustomPlot %1", "Letter"};
    static const QRegularExpression word(QStringLiteral("[A-Za-z]{3,}"));
    return names.contains(text) || !word.match(text).hasMatch();
}

} // namespace

/// The translation as a file: whole, and of this source.
class TestTranslation : public QObject {
    Q_OBJECT

    const QString m_path = QStringLiteral(DELTAFLOW_RESOURCES "/translations/deltaflow_zh_CN.ts");
    QList<Message> m_messages;

    /// What fails the test names the text.
    static QByteArray at(const Message& m) {
        return QStringLiteral("%1: %2 → %3").arg(m.context, m.source, m.translation).toUtf8();
    }

private slots:
    void initTestCase() {
        m_messages = messagesOf(m_path);
        QVERIFY(m_messages.size() > 900);
    }

    void allIsTranslated() {
        for (const Message& m : m_messages)
            QVERIFY2(m.state.isEmpty() && !m.translation.isEmpty(), at(m));
    }

    void placesAreTheSame() {
        for (const Message& m : m_messages)
            QVERIFY2(placesIn(m.source) == placesIn(m.translation), at(m));
    }

    void itIsChinese() {
        static const QRegularExpression han(QStringLiteral("\\p{Han}"));
        for (const Message& m : m_messages)
            QVERIFY2(isInternational(m.source) || han.match(m.translation).hasMatch(), at(m));
    }

    /// Where a class is none of Qt's, its texts are looked up under another context than lupdate
    /// files them under, unless that is named.
    void contextsAreLookedUp() {
        QString sources;
        for (const char* folder : {"ui", "app"}) {
            QDirIterator files(QStringLiteral(DELTAFLOW_RESOURCES "/../") + QLatin1String(folder),
                               {"*.cpp", "*.h"}, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                if (file.open(QIODevice::ReadOnly)) sources += QString::fromUtf8(file.readAll());
            }
        }
        QSet<QString> contexts;
        for (const Message& m : m_messages)
            if (m.context.startsWith(QLatin1String("deltaflow::"))) contexts << m.context;
        QVERIFY(contexts.size() > 50);
        for (const QString& context : contexts) {
            const QRegularExpression ofQt(QStringLiteral("class %1\\b[^;{]*\\{\\s*Q_OBJECT")
                                              .arg(context.section(QLatin1String("::"), -1)));
            const bool named = sources.contains(context + QLatin1Char('"')) ||
                               sources.contains(QLatin1Char('(') + context + QLatin1Char(')'));
            QVERIFY2(named || sources.contains(ofQt), qPrintable(context));
        }
    }

    /// lupdate, run over the sources, finds nothing that this file does not have.
    void itIsUpToDate() {
        const QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("copy.ts"));
        QVERIFY(QFile::copy(m_path, copy));
        const QString sources = QFileInfo(QStringLiteral(DELTAFLOW_RESOURCES)).absolutePath();
        QProcess update;
        update.start(QStringLiteral(DELTAFLOW_CMAKE),
                     {QStringLiteral("-DLUPDATE=" DELTAFLOW_LUPDATE), "-DSOURCES=" + sources,
                      "-DTS=" + copy, "-P",
                      QStringLiteral(DELTAFLOW_RESOURCES "/translations/update.cmake")});
        QVERIFY(update.waitForFinished());
        QCOMPARE(update.exitCode(), 0);
        const QList<Message> now = messagesOf(copy);
        for (const Message& m : now)
            QVERIFY2(m.state.isEmpty(), at(m));
        QCOMPARE(now.size(), m_messages.size());
    }
};

DELTAFLOW_TEST(TestTranslation)
#include "tst_translation.moc"
