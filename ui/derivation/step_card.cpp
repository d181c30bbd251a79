#include "ui/derivation/step_card.h"

#include "ui/insight/errata_words.h"
#include "ui/theme/theme.h"
#include "ui/words/step_words.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace deltaflow {
namespace {

constexpr double kSide = 16;
constexpr double kUsualWidth = 416;
constexpr double kCurrentFormula = 20;
constexpr double kQuietFormula = 17;
constexpr double kSmallFormula = 16;
constexpr double kRoomFormulas = 0.9; ///< They may take few lines of a screen for a room.
constexpr double kSmallText = 12;

QString tr(const char* text) {
    return QCoreApplication::translate("deltaflow::CardSetter", text);
}

/// Fills a card from top to bottom.
class CardSetter {
public:
    CardSetter(const CardContent& content, double width, CardStyle style,
               double formulas = kRoomFormulas)
        : m_content(content)
        , m_width(width)
        , m_isDesk(style == CardStyle::Desk)
        , m_current(content.tense == CardTense::Current) {
        const double scale = m_isDesk ? std::clamp(width / kUsualWidth, 0.9, 1.25) : formulas;
        m_card.textScale = m_isDesk ? std::min(scale, 1.12) : kRoomText / kSmallText;
        m_formulaScale = scale;
        m_card.step = content.step;
        m_card.tense = content.tense;
        m_card.phase = content.phase;
    }

    StepCard set() {
        m_y = m_current ? 12 : 6;
        setHeading();
        for (const Equation& equation : m_content.equations)
            setEquation(equation, m_current ? kCurrentFormula : kQuietFormula, true, kSide);
        for (const QString& note : m_content.signs)
            setWrapped(note, StepCard::Text::Role::Note);
        if (m_current && m_content.step >= 0) {
            if (m_isDesk) setLinks();
            setUnfolded();
            setReads();
            if (m_isDesk) setErratum();
        }
        if (m_content.step < 0 && m_current && m_isDesk)
            setNote(tr("Press → to compute the first step."));
        m_card.size = QSizeF(m_width, m_y + (!m_isDesk ? 4 : m_current ? 12 : 6));
        return std::move(m_card);
    }

private:
    [[nodiscard]] QFont textFont(double size, int weight = QFont::Normal) const {
        return uiFont(size * m_card.textScale, weight);
    }

    [[nodiscard]] double room() const { return m_width - 2 * kSide; }

    void setHeading() {
        const QFontMetricsF title(textFont(13.5, m_current ? QFont::DemiBold : QFont::Normal));
        const QFontMetricsF place(textFont(12.5, m_current ? QFont::DemiBold : QFont::Normal));
        const double line = 20;
        const double placeWidth =
            m_content.place.isEmpty() ? 0 : place.horizontalAdvance(m_content.place) + 1;
        const bool together = title.horizontalAdvance(m_content.title) + placeWidth + 14 <= room();
        const double titleWidth = together ? room() - placeWidth : room();
        // For a room, the place gives way to the formulas; its colour says the phase.
        if (!together && m_isDesk) { // on a line of its own above a long title
            addText(StepCard::Text::Role::Place, m_content.place, {kSide, m_y, room(), line},
                    Qt::AlignLeft);
            m_y += line;
        } else if (together && placeWidth > 0) {
            addText(StepCard::Text::Role::Place, m_content.place, {kSide, m_y, room(), line},
                    Qt::AlignRight);
        }
        const double height = std::max(
            line,
            title.boundingRect(QRectF(0, 0, titleWidth, 400), Qt::TextWordWrap, m_content.title)
                .height());
        addText(StepCard::Text::Role::Title, m_content.title, {kSide, m_y, titleWidth, height},
                Qt::AlignLeft);
        m_y += height + (m_current ? 6 : 2);
    }

    void addText(StepCard::Text::Role role, const QString& text, const QRectF& rect,
                 Qt::Alignment alignment) {
        m_card.texts.push_back({role, text, rect, alignment});
    }

    void setNote(const QString& text) {
        addText(StepCard::Text::Role::Note, text, {kSide, m_y, room(), 18}, Qt::AlignLeft);
        m_y += 18;
    }

    /// Text of any length, in lines.
    void setWrapped(const QString& text, StepCard::Text::Role role, double left = kSide) {
        if (text.isEmpty()) return;
        const bool strong = role == StepCard::Text::Role::Strong;
        const QFontMetricsF metrics(textFont(12, strong ? QFont::DemiBold : QFont::Normal));
        const QRectF all(left, m_y, m_width - kSide - left, 4000);
        const double height = std::ceil(metrics.boundingRect(all, Qt::TextWordWrap, text).height());
        addText(role, text, {left, m_y, all.width(), height}, Qt::AlignLeft);
        m_y += height + 4;
    }

    void setEquation(const Equation& equation, double size, bool isMain, double left) {
        EquationLayout layout =
            layoutEquation(equation, size * m_formulaScale, m_width - kSide - left);
        const double height = layout.size.height();
        m_card.blocks.push_back({std::move(layout), QPointF(left, m_y), equation, isMain,
                                 isMain && m_current && equation.rights.size() > 1});
        m_y += height + 6;
    }

    void setLinks() {
        std::vector<CardLink> links;
        for (const auto& unfolded : m_content.unfoldings)
            links.push_back({.kind = CardLink::Kind::Unfold,
                             .unfolding = unfolded.which,
                             .text = unfoldingName(unfolded.which),
                             .rect = {},
                             .open = !unfolded.equations.empty()});
        links.push_back({.kind = CardLink::Kind::Reads,
                         .text = tr("Where each number comes from"),
                         .rect = {},
                         .open = m_content.readsOpen});
        if (!m_content.check.isEmpty())
            links.push_back({.kind = CardLink::Kind::Check,
                             .text = m_content.check,
                             .rect = {},
                             .folds = false});
        const QFontMetricsF metrics(textFont(12));
        double x = kSide;
        m_y += 4;
        for (CardLink& link : links) {
            const double width = std::min(
                metrics.horizontalAdvance(link.text) + (link.folds ? 16 : 2), m_width - 2 * kSide);
            if (x > kSide && x + width > m_width - kSide) {
                x = kSide;
                m_y += 22;
            }
            link.rect = QRectF(x, m_y, width, 20);
            x += width + 18;
            m_card.links.push_back(link);
        }
        m_y += 22;
    }

    void beginPart(const QString& heading) {
        m_y += 4;
        m_card.rules.push_back(m_y);
        m_y += 8;
        setNote(heading);
        m_y += 4;
    }

    void setUnfolded() {
        for (const auto& unfolded : m_content.unfoldings) {
            if (unfolded.equations.empty()) continue;
            beginPart(unfoldingName(unfolded.which));
            for (const Equation& equation : unfolded.equations)
                setEquation(equation, kSmallFormula, false, kSide);
        }
    }

    void setReads() {
        if (m_content.reads.empty()) return;
        beginPart(tr("Where each number comes from"));
        const QFontMetricsF metrics(textFont(12));
        for (const auto& read : m_content.reads) {
            const double top = m_y;
            setEquation(read.equation, kSmallFormula, false, kSide);
            const auto& block = m_card.blocks.back();
            const double width = metrics.horizontalAdvance(read.origin) + 2;
            const bool beside = kSide + block.layout.size.width() + 20 + width <= m_width - kSide;
            QRectF rect(m_width - kSide - width, top + block.layout.baseline - 14, width, 20);
            if (!beside) {
                rect = QRectF(kSide, m_y - 4, std::min(width, room()), 20);
                m_y += 18;
            }
            if (read.writer)
                m_card.links.push_back({.kind = CardLink::Kind::Step,
                                        .step = *read.writer,
                                        .text = read.origin,
                                        .rect = rect,
                                        .folds = false});
            else
                addText(StepCard::Text::Role::Note, read.origin, rect.translated(0, 3),
                        Qt::AlignRight);
        }
    }

    void setErratum() {
        if (!m_content.erratum) return;
        using Role = StepCard::Text::Role;
        const auto& erratum = *m_content.erratum;
        m_y += 6;
        m_card.rules.push_back(m_y);
        m_y += 10;
        setWrapped(headingOf(ErratumHeading::Whole), Role::Strong);
        setWrapped(erratum.source, Role::Note);
        m_y += 4;
        setWrapped(headingOf(ErratumHeading::Printed), Role::Strong);
        setEquation(erratum.printed, kSmallFormula, false, kSide);
        setWrapped(erratum.printedVerdict, erratum.printedHolds ? Role::Note : Role::Wrong);
        m_y += 4;
        setWrapped(headingOf(ErratumHeading::Right), Role::Strong);
        setEquation(erratum.right, kSmallFormula, false, kSide);
        setWrapped(erratum.rightVerdict, Role::Note);
        m_y += 4;
        setWrapped(erratum.explanation, Role::Note);
        setWrapped(erratum.consequence, Role::Note);
    }

    const CardContent& m_content;
    double m_width;
    bool m_isDesk;
    bool m_current;
    double m_formulaScale = 1;
    double m_y = 0;
    StepCard m_card;
};

/// The result on the line of the numbers.
CardContent withResultBeside(CardContent content) {
    for (Equation& equation : content.equations) {
        auto& rights = equation.rights;
        if (rights.size() < 3) continue;
        Formula result = std::move(rights.back());
        rights.pop_back();
        rights.back() =
            Formula::row({std::move(rights.back()), Formula::op("="), std::move(result)});
    }
    return content;
}

/// The rule and the result alone.
CardContent withoutNumbers(CardContent content) {
    for (Equation& equation : content.equations)
        if (equation.rights.size() > 2)
            equation.rights.erase(equation.rights.begin() + 1, equation.rights.end() - 1);
    content.signs.clear();
    return content;
}

} // namespace

StepCard layoutCard(const CardContent& content, double width, CardStyle style) {
    return CardSetter(content, width, style).set();
}

StepCard layoutCardWithin(const CardContent& content, QSizeF room) {
    constexpr double kLeast = kRoomText / kSmallFormula;
    constexpr int kSizes = 4;
    StepCard card;
    for (const CardContent& said : {content, withResultBeside(content), withoutNumbers(content)})
        for (int i = 0; i <= kSizes; ++i) {
            const double formulas = kRoomFormulas + (kLeast - kRoomFormulas) * i / kSizes;
            card = CardSetter(said, room.width(), CardStyle::Room, formulas).set();
            if (card.size.height() <= room.height()) return card;
        }
    return card;
}

const CardLink* StepCard::linkAt(QPointF point) const {
    const auto found = std::ranges::find_if(links, [point](const CardLink& link) {
        return link.rect.adjusted(-4, 0, 4, 0).contains(point);
    });
    return found == links.end() ? nullptr : &*found;
}

const StepCard::Block* StepCard::blockAt(QPointF point) const {
    const auto found = std::ranges::find_if(blocks, [point](const Block& block) {
        return QRectF(block.at, block.layout.size).contains(point);
    });
    return found == blocks.end() ? nullptr : &*found;
}

std::optional<FormulaLayout::Place> StepCard::placeAt(QPointF point) const {
    const Block* block = blockAt(point);
    if (!block) return std::nullopt;
    auto place = block->layout.placeAt(point - block->at);
    if (place) place->rect.translate(block->at);
    return place;
}

} // namespace deltaflow
