#include "ui/lesson/page_content.h"

#include "core/derive/notation.h"
#include "core/derive/writer.h"
#include "core/error.h"
#include "core/formula/formula_text.h"
#include "core/formula/serialise.h"
#include "core/lesson/named_ref.h"
#include "ui/player/player.h"
#include "ui/words/error_words.h"
#include "ui/words/symbol_text.h"

#include <QCoreApplication>

#include <stdexcept>

namespace deltaflow {

namespace {

struct PageWords {
    Q_DECLARE_TR_FUNCTIONS(deltaflow::PageWords)
};

QString notYet() {
    return PageWords::tr("not yet");
}

class Maker {
public:
    Maker(const Player& player, Telling telling)
        : m_player(player)
        , m_telling(telling)
        , m_notation(player.document().project().notation,
                     player.document().project().optimiser.kind, player.sharedModel(),
                     player.samples())
        , m_writer(m_notation, player.trace(), {.digits = player.view().digits}) {}

    [[nodiscard]] PageContent::Piece piece(const PageSpan& span) const {
        PageContent::Piece piece{.words = {},
                                 .formula = {},
                                 .bold = span.bold,
                                 .italic = span.italic,
                                 .code = span.code,
                                 .pending = {},
                                 .fault = {}};
        if (span.kind == PageSpan::Kind::Words) {
            piece.words = QString::fromStdString(span.text);
            return piece;
        }
        const bool isRef = span.kind == PageSpan::Kind::Ref;
        try {
            if (isRef) piece.pending = pending(span.text);
            if (piece.pending) {
                piece.words = notYet();
                return piece;
            }
            piece.formula = isRef ? reference(span.text)
                                  : readFormula(span.text, [this](std::string_view braces) {
                                        return reference(std::string(braces));
                                    });
        } catch (const std::exception& error) {
            const QString typed = QString::fromStdString(span.text);
            piece.words =
                isRef ? QStringLiteral("{%1}").arg(typed) : QStringLiteral("$%1$").arg(typed);
            piece.fault = errorWords(error);
        }
        return piece;
    }

private:
    /// What stands between braces, as an address and whether its symbol is meant. Throws Error or
    /// std::out_of_range.
    [[nodiscard]] std::pair<Ref, bool> addressed(std::string braces) const {
        constexpr std::string_view word = " symbol";
        const bool isSymbol = braces.ends_with(word);
        if (isSymbol) braces.resize(braces.size() - word.size());
        const Ref ref = resolved(readNamedRef(braces), m_player.model(), m_player.samples(),
                                 m_player.view().sample);
        if (ref.isSingle()) (void)m_player.number(ref); // throws where there is no such number
        return {ref, isSymbol};
    }

    /// The number between braces, if it is not told yet.
    [[nodiscard]] std::optional<Ref> pending(const std::string& braces) const {
        const auto [ref, isSymbol] = addressed(braces);
        if (isSymbol || m_telling == Telling::All || m_player.isKnown(ref)) return std::nullopt;
        return ref;
    }

    /// The number between braces as it is now, or its symbol. Throws Error or std::out_of_range.
    [[nodiscard]] Formula reference(const std::string& braces) const {
        const auto [ref, isSymbol] = addressed(braces);
        if (isSymbol) return m_writer.symbol(ref);
        if (pending(braces)) return Formula::words("?").withRef(ref);
        return m_writer.number(ref);
    }

    const Player& m_player;
    Telling m_telling;
    Notation m_notation;
    Writer m_writer;
};

} // namespace

PageContent pageContent(std::string_view text, const Player& player, Telling telling) {
    const Maker maker(player, telling);
    PageContent content;
    for (const PageBlock& block : readPageText(text)) {
        PageContent::Block made{block.kind, block.number, {}};
        for (const PageSpan& span : block.spans)
            made.pieces.push_back(maker.piece(span));
        content.blocks.push_back(std::move(made));
    }
    return content;
}

QString whyNotYet(const Ref& ref, const Player& player) {
    const QString symbol = symbolText(player.document().project(), player.sharedModel(), ref);
    const auto writer = player.derivation().writer(ref);
    return writer ? PageWords::tr("%1 is not known yet: step %2 computes it.")
                        .arg(symbol)
                        .arg(*writer + 1)
                  : PageWords::tr("%1 is not computed in this pass.").arg(symbol);
}

namespace {

QString linesOf(const PageContent& content, std::string (*written)(const Formula&)) {
    QStringList lines;
    for (const PageContent::Block& block : content.blocks) {
        QString line;
        for (const PageContent::Piece& piece : block.pieces)
            line += piece.words.isEmpty() ? QString::fromStdString(written(piece.formula))
                                          : piece.words;
        lines << line;
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

QString PageContent::spoken() const {
    return linesOf(*this, [](const Formula& formula) { return toSpeech(formula); });
}

QString PageContent::plain() const {
    return linesOf(*this, [](const Formula& formula) { return toPlainText(formula); });
}

} // namespace deltaflow
