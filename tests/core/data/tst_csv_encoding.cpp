#include "core/data/csv_encoding.h"

#include "core/error.h"
#include "tests/test_program.h"

#include <QStringDecoder>
#include <QTest>

using namespace deltaflow;
using namespace std::string_literals;

class TestCsvEncoding : public QObject {
    Q_OBJECT

private slots:
    void decodes_data();
    void decodes();
    void knowsUtf8AsQtDoes();
    void refuses_data();
    void refuses();
};

void TestCsvEncoding::decodes_data() {
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("text");
    QTest::addColumn<bool>("windows");
    QTest::newRow("ASCII") << "abc"s
                           << "abc"s << false;
    QTest::newRow("UTF-8") << "größe €"s
                           << "größe €"s << false;
    QTest::newRow("byte order mark") << "\xef\xbb\xbf"s + "a"
                                     << "a"s << false;
    QTest::newRow("Latin-1") << "gr\xf6\xdf"s + "e"
                             << "größe"s << true;
    QTest::newRow("Windows-1252") << "\x80 \x96 \x99 \xe9"s
                                  << "€ – ™ é"s << true;
    QTest::newRow("cut off") << "ab\xc3"s
                             << "abÃ"s << true;
    QTest::newRow("empty") << ""s
                           << ""s << false;
}

void TestCsvEncoding::decodes() {
    QFETCH(std::string, bytes);
    QFETCH(bool, windows);
    const DecodedText read = decoded(bytes);
    QTEST(read.text, "text");
    QCOMPARE(read.encoding == TextEncoding::Windows1252, windows);
}

/// Every sequence of a lead byte and telling followers is judged as Qt's own decoder judges it.
void TestCsvEncoding::knowsUtf8AsQtDoes() {
    const std::string followers = "\x41\x7f\x80\x8f\x90\x9f\xa0\xbf\xc0";
    int valid = 0;
    for (int lead = 0x80; lead < 0x100; ++lead)
        for (const char a : followers)
            for (const char b : followers)
                for (const char c : followers) {
                    const std::string bytes = {static_cast<char>(lead), a, b, c};
                    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
                    const QString read = decoder.decode(QByteArrayView(bytes.data(), 4));
                    const bool isValid = !decoder.hasError() && !read.contains(QChar(0xfffd));
                    valid += isValid;
                    QCOMPARE(decoded(bytes).encoding == TextEncoding::Utf8, isValid);
                }
    QVERIFY(valid > 1000);
}

void TestCsvEncoding::refuses_data() {
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("message");
    const std::string utf16 = "the text is written in UTF-16; save it as UTF-8";
    QTest::newRow("UTF-16, little end first") << "\xff\xfe"s + "a\0"s << utf16;
    QTest::newRow("UTF-16, big end first") << "\xfe\xff\0a"s << utf16;
    QTest::newRow("zero byte") << "a\nb\nc\0d"s
                               << "line 3 holds a zero byte: this is not a text"s;
}

void TestCsvEncoding::refuses() {
    QFETCH(std::string, bytes);
    QFETCH(std::string, message);
    try {
        (void)decoded(bytes);
        QFAIL("was not refused");
    } catch (const FormatError& error) {
        QCOMPARE(std::string(error.what()), message);
    }
}

DELTAFLOW_TEST(TestCsvEncoding)
#include "tst_csv_encoding.moc"
