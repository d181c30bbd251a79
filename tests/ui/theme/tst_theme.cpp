#include "ui/theme/theme.h"

#include "tests/test_program.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QStyleOption>
#include <QtTest>

using namespace deltaflow;

class TestTheme : public QObject {
    Q_OBJECT

private slots:
    void contrastAgreesWithTheDefinition() {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
        // The W3C's own example of a grey that just passes on white: #767676 has 4.54:1.
        QVERIFY(std::abs(contrast(0x767676, Qt::white) - 4.54) < 0.005);
    }

    void textIsLegible_data() {
        QTest::addColumn<QColor>("ink");
        QTest::addColumn<QColor>("ground");
        QTest::addColumn<double>("least");
        for (const Theme* theme : {&Theme::light(), &Theme::darkTheme(), &Theme::contrasting()}) {
            const double least = theme->highContrast ? 7 : 4.5;
            const std::pair<const char*, QColor> inks[] = {{"text", theme->text},
                                                           {"muted", theme->textMuted},
                                                           {"faint", theme->textFaint},
                                                           {"forward", theme->forwardInk},
                                                           {"backward", theme->backwardInk},
                                                           {"update", theme->updateInk},
                                                           {"positive", theme->positiveInk},
                                                           {"negative", theme->negativeInk},
                                                           {"error", theme->error}};
            const std::pair<const char*, QColor> grounds[] = {{"window", theme->window},
                                                              {"canvas", theme->canvas},
                                                              {"card", theme->card},
                                                              {"node", theme->node}};
            const char* kind = theme->highContrast ? "high contrast"
                               : theme->dark       ? "dark"
                                                   : "light";
            for (const auto& [groundName, ground] : grounds) {
                for (const auto& [inkName, ink] : inks)
                    QTest::addRow("%s: %s on %s", kind, inkName, groundName)
                        << ink << ground << least;
            }
            QTest::addRow("%s: text in a neuron", kind)
                << theme->text << theme->activation << least;
            QTest::addRow("%s: muted text in a neuron", kind)
                << theme->textMuted << theme->activation << least;
            QTest::addRow("%s: on forward", kind) << theme->onPhase << theme->forwardInk << least;
            QTest::addRow("%s: on backward", kind) << theme->onPhase << theme->backwardInk << least;
            QTest::addRow("%s: on update", kind) << theme->onPhase << theme->updateInk << least;
        }
    }
    void linesStandOutInHighContrast() {
        const Theme& theme = Theme::contrasting();
        for (const QColor& line : {theme.line, theme.nodeLine, theme.forward, theme.backward,
                                   theme.update, theme.positive, theme.negative, theme.focus})
            for (const QColor& ground : {theme.window, theme.canvas, theme.card})
                QVERIFY2(contrast(line, ground) >= 4.5, qPrintable(line.name()));
        QVERIFY(contrast(theme.track, theme.window) >= 3);
    }

    void textIsLegible() {
        QFETCH(const QColor, ink);
        QFETCH(const QColor, ground);
        QFETCH(const double, least);
        const double ratio = contrast(ink, ground);
        QVERIFY2(ratio >= least, qPrintable(QString::number(ratio)));
    }

    void phasesKeepTheirOkabeItoColours() {
        QCOMPARE(Theme::light().forward.name(), "#009e73");
        QCOMPARE(Theme::light().backward.name(), "#d55e00");
        QCOMPARE(Theme::light().update.name(), "#cc79a7");
        QCOMPARE(Theme::light().positive.name(), "#0072b2");
        QCOMPARE(Theme::light().negative.name(), "#e69f00");
    }

    void toneTellsQuantitiesApart() {
        const Theme& theme = Theme::light();
        const Ref value{3, Quantity::Value, 0, 0, 0};
        const Ref adjoint{3, Quantity::Adjoint, 0, 0, 0};
        const Ref updated{3, Quantity::Updated, 0, 0, 0};
        QCOMPARE(theme.toneOf(value, 0.5, false), theme.forwardInk);
        QCOMPARE(theme.toneOf(value, 0.5, true), theme.positiveInk);
        QCOMPARE(theme.toneOf(value, -0.5, true), theme.negativeInk);
        QCOMPARE(theme.toneOf(adjoint, -0.5, true), theme.backwardInk);
        QCOMPARE(theme.toneOf(updated, 0.5, true), theme.updateInk);
        QCOMPARE(theme.toneOf(Ref::setting(Setting::LearningRate), 1, false), theme.text);
    }

    void aButtonShowsThatItHasTheKeys_data() {
        QTest::addColumn<bool>("isInk");
        QTest::newRow("plain") << false;
        QTest::newRow("ink") << true;
    }
    void aButtonShowsThatItHasTheKeys() {
        QFETCH(const bool, isInk);
        applyTheme(Theme::light());
        const auto drawn = [isInk](QStyle::State state) {
            QPushButton button("Check");
            button.setProperty("primary", isInk);
            QStyleOptionButton option;
            option.initFrom(&button);
            option.rect = QRect(0, 0, 80, 32);
            option.state = QStyle::State_Enabled | state;
            QImage image(80, 32, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            qApp->style()->drawPrimitive(QStyle::PE_PanelButtonCommand, &option, &painter, &button);
            return image;
        };
        QVERIFY(drawn(QStyle::State_HasFocus) != drawn(QStyle::State_None));
    }

    void digitsAreTabular_data() {
        QTest::addColumn<int>("weight");
        QTest::newRow("regular") << int(QFont::Normal);
        QTest::newRow("medium") << int(QFont::Medium);
        QTest::newRow("semibold") << int(QFont::DemiBold);
        QTest::newRow("bold") << int(QFont::Bold);
    }
    void digitsAreTabular() {
        QFETCH(const int, weight);
        const QFont font = uiFont(40, weight);
        QVERIFY(QFontInfo(font).family().startsWith("Inter"));
        QCOMPARE(QFontInfo(font).weight(), weight);
        const QFontMetricsF metrics(font);
        const double zero = metrics.horizontalAdvance('0');
        QVERIFY(zero > 20);
        for (char digit = '1'; digit <= '9'; ++digit)
            QVERIFY(std::abs(metrics.horizontalAdvance(digit) - zero) <
                    0.1); // Inter's own rounding
    }
};

DELTAFLOW_TEST(TestTheme)
#include "tst_theme.moc"
