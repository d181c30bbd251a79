#include "ui/words/sign_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace deltaflow {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("StepWords", text);
}

QString transposedNote(const std::string& sign) {
    if (sign == "∗")
        return tr(
            "∗ᵀ spreads each output cell’s error, times the kernel, back over the window that "
            "the cell read.");
    if (sign == "maxpool")
        return tr("maxpoolᵀ hands each output cell’s error to the largest cell under its window.");
    if (sign == "avgpool")
        return tr("avgpoolᵀ shares each output cell’s error equally among the cells under its "
                  "window.");
    return {};
}

/// Of a fence that holds a comparison.
QString bracketNote(const Formula& inside) {
    constexpr std::array<std::string_view, 6> kComparisons = {"=", "≥", "≤", ">", "<", "≠"};
    for (const Formula& part : inside.children) {
        if (part.kind != Formula::Kind::Operator) continue;
        if (std::ranges::find(kComparisons, part.text) == kComparisons.end()) continue;
        if (part.text == "=")
            return tr("[a = b] is 1 where both are equal, in a window at the first such cell, and "
                      "else 0.");
        return tr("[a %1 b] is 1 where that holds, and else 0.")
            .arg(QString::fromStdString(part.text));
    }
    return {};
}

QString noteOf(const Formula& f) {
    if (f.kind == Formula::Kind::Scripts && f.children[2].text == "⊤")
        return transposedNote(f.children[0].text);
    if (f.kind == Formula::Kind::Fence && f.text == "[" && !f.children.empty())
        return bracketNote(f.children.front());
    if (f.kind == Formula::Kind::Identifier && f.text == "sgn")
        return tr("sgn(w) is 1 where w is above 0, −1 where it is below, and 0 at 0.");
    if (f.kind == Formula::Kind::Scripts && f.children[0].text == "‖" && f.children[1].text == "1")
        return tr("‖W‖₁ adds up how far each number of W is from 0.");
    return {};
}

void collect(const Formula& f, QStringList& notes) {
    const QString note = noteOf(f);
    if (!note.isEmpty() && !notes.contains(note)) notes << note;
    for (const Formula& child : f.children)
        collect(child, notes);
}

} // namespace

QStringList signNotes(const Step& step) {
    QStringList notes;
    for (const Equation& equation : step.equations) {
        collect(equation.left, notes);
        for (const Formula& right : equation.rights)
            collect(right, notes);
    }
    return notes;
}

} // namespace deltaflow
