#pragma once

#include "core/formula/formula.h"
#include "core/formula/speech_words.h"

#include <string>

namespace deltaflow {

/// LaTeX for math mode, needing only amsmath: \frac{\partial L}{\partial W^{2}_{11}}.
[[nodiscard]] std::string toLatex(const Formula& formula);
/// An align* environment, one right side a line, aligned at "=".
[[nodiscard]] std::string toLatex(const Equation& equation);

/// Presentation MathML (MathML Core elements only), a complete <math> element, display style.
[[nodiscard]] std::string toMathMl(const Formula& formula);
[[nodiscard]] std::string toMathMl(const Equation& equation);

/// One line of Unicode text with super- and subscripts where Unicode has them:
/// δ¹₁ = W²₁₁ δ²₁ · σ′(z¹₁).
[[nodiscard]] std::string toPlainText(const Formula& formula);
/// The right sides on lines of their own, aligned at "=".
[[nodiscard]] std::string toPlainText(const Equation& equation);

/// Words to be read aloud: delta superscript 1 subscript 1, equals W superscript 2 …
[[nodiscard]] std::string toSpeech(const Formula& formula,
                                   const SpeechWords& words = englishSpeech());
[[nodiscard]] std::string toSpeech(const Equation& equation,
                                   const SpeechWords& words = englishSpeech());

} // namespace deltaflow
