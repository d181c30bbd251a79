#include "ui/derivation/card_column.h"

#include "tests/test_program.h"

#include <QTest>

#include <set>

using namespace deltaflow;

namespace {

/// Cards of 30, 50, 70, 30 … pixels that count who is asked for.
struct Cards {
    mutable std::set<Index> asked;
    [[nodiscard]] CardColumn::Height height() const {
        return [this](Index card) {
            asked.insert(card);
            return 30.0 + 20.0 * static_cast<double>((card + 300) % 3);
        };
    }
};

CardColumn column(Index last, double view) {
    CardColumn made;
    made.setRange(-1, last);
    made.setView(view);
    return made;
}

} // namespace

class TestCardColumn : public QObject {
    Q_OBJECT

private slots:
    void beginsAtTheTop() {
        const Cards cards;
        CardColumn made = column(100, 200);
        made.place(-1, 500);
        made.settle(cards.height());
        QCOMPARE(made.visible(cards.height()).front().card, Index{-1});
        QCOMPARE(made.visible(cards.height()).front().top, CardColumn::kMargin);
    }

    void endsAtTheBottom() {
        const Cards cards;
        CardColumn made = column(100, 200);
        made.place(100, -500);
        made.settle(cards.height());
        const auto last = made.visible(cards.height()).back();
        QCOMPARE(last.card, Index{100});
        QCOMPARE(last.top + cards.height()(100), 200 - CardColumn::kMargin);
    }

    void fewCardsStayAtTheTop() {
        const Cards cards;
        CardColumn made = column(0, 900);
        made.place(0, 700);
        made.settle(cards.height());
        QCOMPARE(made.visible(cards.height()).size(), 2u);
        QCOMPARE(made.topOf(-1, cards.height()), CardColumn::kMargin);
    }

    void visibleCardsFollowOneAnother() {
        const Cards cards;
        CardColumn made = column(1000, 400);
        made.place(500, 120);
        made.settle(cards.height());
        const auto shown = made.visible(cards.height());
        QVERIFY(shown.front().top <= 0 || shown.front().card == -1);
        for (std::size_t i = 1; i < shown.size(); ++i) {
            QCOMPARE(shown[i].card, shown[i - 1].card + 1);
            QCOMPARE(shown[i].top,
                     shown[i - 1].top + cards.height()(shown[i - 1].card) + CardColumn::kGap);
        }
        QCOMPARE(made.topOf(500, cards.height()), 120.0);
    }

    void scrollingMovesByThatMuch() {
        const Cards cards;
        CardColumn made = column(1000, 400);
        made.place(500, 120);
        made.settle(cards.height());
        made.scroll(337);
        made.settle(cards.height());
        QCOMPARE(made.topOf(500, cards.height()), 120.0 - 337);
        made.scroll(-337);
        made.settle(cards.height());
        QCOMPARE(made.topOf(500, cards.height()), 120.0);
    }

    void onlyCardsNearTheViewAreMeasured() {
        const Cards cards;
        CardColumn made = column(220'000, 600);
        made.place(110'000, 100);
        made.settle(cards.height());
        static_cast<void>(made.visible(cards.height()));
        QVERIFY(cards.asked.size() < 40);
    }
};

DELTAFLOW_TEST(TestCardColumn)
#include "tst_card_column.moc"
