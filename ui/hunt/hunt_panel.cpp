#include "ui/hunt/hunt_panel.h"

#include "ui/hunt/bug_words.h"
#include "ui/hunt/proof_view.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace deltaflow {

namespace {

/// A name that begins with a capital, within a sentence; W and ReLU stay as they are.
QString inSentence(const QString& name) {
    const QString word = name.section(QLatin1Char(' '), 0, 0);
    const bool isWord = word.size() > 1 && word.mid(1) == word.mid(1).toLower();
    return isWord ? name.at(0).toLower() + name.mid(1) : name;
}

} // namespace

HuntPanel::HuntPanel(HuntSession& session, Player& player, QWidget& parent)
    : QFrame(&parent)
    , m_session(session)
    , m_player(player)
    , m_around(parent)
    , m_count(new QLabel(this))
    , m_seed(new QSpinBox(this))
    , m_task(new QLabel(this))
    , m_place(new QComboBox(this))
    , m_shown(new QPushButton(tr("The shown step"), this))
    , m_bug(new QComboBox(this))
    , m_answer(new QPushButton(tr("That is it"), this))
    , m_hint(new QPushButton(tr("Hint"), this))
    , m_giveUp(new QPushButton(tr("Show"), this))
    , m_another(new QPushButton(tr("Another"), this))
    , m_end(new QPushButton(tr("End hunt"), this))
    , m_reply(new ReplyLabel(this))
    , m_proof(new ProofView(this)) {
    setAccessibleName(tr("Bug hunt"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum); // the rest is the steps'
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_seed->setRange(1, static_cast<int>(HuntSession::kMostSeed));
    m_seed->setPrefix(tr("No. "));
    m_seed->setKeyboardTracking(false);
    m_seed->setAccessibleName(tr("Number of the bug"));
    m_seed->setToolTip(
        tr("In the same document the same number is the same bug: give it to a class"));
    m_task->setWordWrap(true);
    m_task->setText(tr("One line of the way back or of the update is programmed wrongly. The cards "
                       "show the right rule with the engine’s numbers: where the bug is, a line "
                       "does not come out."));
    m_place->setAccessibleName(tr("Where the bug is"));
    m_bug->setAccessibleName(tr("What the bug is"));
    for (QComboBox* box : {m_place, m_bug}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
    }
    m_shown->setToolTip(tr("Take the place of the step that is shown; a click in the picture does "
                           "the same for what is clicked"));
    m_answer->setProperty("primary", true);
    m_hint->setToolTip(tr("Three hints: which part of the pass, which place, which number"));
    m_giveUp->setToolTip(tr("Give up, and see the bug"));
    parent.installEventFilter(this); // its height is what is shared
    layOut();
    connectAll();
    show();
}

void HuntPanel::connectAll() {
    connect(m_seed, &QSpinBox::valueChanged, this,
            [this](int seed) { hunt(static_cast<std::uint64_t>(seed)); });
    connect(m_shown, &QPushButton::clicked, this, [this] {
        if (const auto place = m_session.shownPlace())
            take(*place);
        else
            m_reply->say(tr("The step that is shown is not on the way back."), &Theme::textMuted);
    });
    connect(m_answer, &QPushButton::clicked, this, &HuntPanel::answer);
    connect(m_hint, &QPushButton::clicked, this, [this] { m_reply->say(m_session.nextHint()); });
    connect(m_giveUp, &QPushButton::clicked, this, [this] { m_session.giveUp(); });
    connect(m_another, &QPushButton::clicked, this, [this] { hunt(m_session.nextSeed()); });
    connect(m_end, &QPushButton::clicked, this, [this] {
        m_session.end();
        emit ended();
    });
    connect(&m_session, &HuntSession::placePointed, this, &HuntPanel::take);
    connect(&m_session, &HuntSession::changed, this, &HuntPanel::show);
}

void HuntPanel::layOut() {
    auto* top = new QHBoxLayout;
    auto* heading = new QLabel(tr("Bug hunt"), this);
    heading->setForegroundRole(QPalette::PlaceholderText);
    heading->setFont(uiFont(12, QFont::DemiBold));
    top->addWidget(heading);
    top->addWidget(m_count);
    top->addStretch();
    top->addWidget(m_seed);
    auto* where = new QHBoxLayout;
    where->addWidget(m_place, 1);
    where->addWidget(m_shown);
    auto* what = new QHBoxLayout;
    what->addWidget(m_bug, 1);
    what->addWidget(m_answer);
    auto* others = new QHBoxLayout;
    for (QPushButton* button : {m_hint, m_giveUp, m_another})
        others->addWidget(button);
    others->addStretch();
    others->addWidget(m_end);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(28, 12, 20, 14);
    column->setSpacing(8);
    column->addLayout(top);
    column->addWidget(m_task);
    column->addLayout(where);
    column->addLayout(what);
    column->addWidget(m_reply);
    column->addLayout(others);
    column->addWidget(m_proof); // last: what is long is below what is pressed
    column->addStretch();
}

void HuntPanel::fillLists() {
    const QSignalBlocker place(m_place);
    const QSignalBlocker bug(m_bug);
    m_place->clear();
    m_place->addItem(tr("Where is it?"));
    for (const Ref& ref : m_session.places())
        m_place->addItem(m_session.placeText(ref));
    m_bug->clear();
    m_bug->addItem(tr("What is wrong?"));
    for (const Bug kind : m_session.bugs()) {
        m_bug->addItem(QStringLiteral("%1:  %2").arg(bugName(kind), bugFormula(kind)));
        m_bug->setItemData(m_bug->count() - 1, m_bug->itemText(m_bug->count() - 1),
                           Qt::ToolTipRole);
    }
    m_reply->say({});
}

void HuntPanel::show() {
    setVisible(m_session.isOn());
    if (!m_session.isOn()) {
        m_filled.reset();
        return;
    }
    const bool isOver = m_session.isOver();
    if (m_filled != m_session.seed()) {
        m_filled = m_session.seed();
        fillLists();
    }
    const QSignalBlocker blocker(m_seed);
    m_seed->setValue(static_cast<int>(m_session.seed()));
    const int tries = m_session.tries();
    m_count->setText(tries == 0   ? QString()
                     : tries == 1 ? tr("1 try")
                                  : tr("%L1 tries").arg(tries));
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_place, m_shown, m_bug, m_answer, m_hint, m_giveUp})
        part->setVisible(!isOver);
    m_another->setVisible(isOver);
    m_hint->setEnabled(m_session.hintsGiven() < HuntSession::kHints);
    m_hint->setText(m_session.hintsGiven() == 0
                        ? tr("Hint")
                        : tr("Hint %1 of %2")
                              .arg(std::min(m_session.hintsGiven() + 1, HuntSession::kHints))
                              .arg(HuntSession::kHints));
    m_proof->setVisible(isOver);
    fitHeight();
    if (isOver && !m_proved) showProof();
    m_proved = isOver;
}

void HuntPanel::showProof() {
    const Bug bug = m_session.found().bug;
    const Ref place = placeOf(m_session.found(), *m_player.rightModel());
    const bool found = m_session.state() == HuntSession::State::Found;
    const QString where = m_session.placeText(place);
    m_reply->say(found ? tr("Found, at “%1”: %2.").arg(where, inSentence(bugName(bug)))
                       : tr("It was at “%1”: %2.").arg(where, inSentence(bugName(bug))),
                 found ? &Theme::forwardInk : &Theme::text);
    m_proof->show(m_session, m_player);
}

/// What is to be done is said where a view leaves room for it; the steps above keep theirs.
void HuntPanel::fitHeight() {
    constexpr int kRoomForTask = 420;
    const int room = m_around.height();
    m_task->setVisible(!m_session.isOver() && room >= kRoomForTask);
}

bool HuntPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize && m_session.isOn()) fitHeight();
    return QFrame::eventFilter(watched, event);
}

void HuntPanel::take(const Ref& place) {
    const auto& places = m_session.places();
    const auto at = std::ranges::find(places, place);
    if (at != places.end()) m_place->setCurrentIndex(static_cast<int>(at - places.begin()) + 1);
}

HuntGuess HuntPanel::guess() const {
    if (!m_session.isOn() || m_session.isOver()) return {};
    return {m_place->currentIndex(), m_bug->currentIndex()};
}

void HuntPanel::setGuess(const HuntGuess& guess) {
    for (const auto& [list, entry] : {std::pair{m_place, guess.place}, {m_bug, guess.bug}})
        if (entry >= 0 && entry < list->count()) list->setCurrentIndex(entry);
}

void HuntPanel::answer() {
    if (m_place->currentIndex() < 1 || m_bug->currentIndex() < 1)
        return m_reply->say(tr("Choose where it is and what is wrong."), &Theme::textMuted);
    const auto place = static_cast<std::size_t>(m_place->currentIndex() - 1);
    const auto bug = static_cast<std::size_t>(m_bug->currentIndex() - 1);
    const HuntSession::Reply reply =
        m_session.answer(m_session.places()[place], m_session.bugs()[bug]);
    if (m_session.isOver()) return; // the proof says it
    m_reply->say(reply.sentence, &Theme::error);
}

void HuntPanel::hunt(std::uint64_t seed) {
    m_filled.reset();
    const QString why = m_session.start(seed);
    if (why.isEmpty()) return;
    show(); // the number is that of the hunt that goes on
    emit refused(why);
}

void HuntPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().window);
    painter.fillRect(0, 0, width(), 1, Theme::current().line);
}

} // namespace deltaflow
