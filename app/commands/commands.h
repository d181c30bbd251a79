#pragma once

#include "app/command_line.h"

#include <QTextStream>

namespace deltaflow {

/// Each command of the command line. They throw FormatError for what cannot be opened, UsageError
/// for what the document does not have, and Error for what could not be done.

/// The derivation as text, step by step.
void printDerivation(const CommandLine& line, QTextStream& out);

/// The derivation as a document of A4 pages, the network's picture on top of the first.
void writeDerivationPdf(const CommandLine& line, const QString& path);

/// The derivation as one page for a browser, to be stepped through.
void writeDerivationHtml(const CommandLine& line);

/// The derivation as a LaTeX document.
void writeDerivationLatex(const CommandLine& line);

/// Worksheets to be filled in, and their answers. Throws Error if none can be made.
void writeWorksheet(const CommandLine& line);

/// A pass as an animated picture.
[[nodiscard]] int writeAnimation(const CommandLine& line);

/// The network, or the whole window, as a picture.
void render(const CommandLine& line);

/// Every gradient against a central difference. Returns whether all agree.
[[nodiscard]] bool printGradientCheck(const CommandLine& line, QTextStream& out);

/// A file of another program, of the kind that its name ends in.
void exportProject(const CommandLine& line);

/// Trains at full speed and prints the loss over the updates. Returns the exit code: 130 if Ctrl-C
/// ended it early; what there is by then is saved all the same. Throws Error if it diverges.
[[nodiscard]] int train(const CommandLine& line, QTextStream& out);

/// Opens the window and stays until it is closed; returns the exit code. Without a display, prints
/// the derivation and writes it as a PDF instead.
[[nodiscard]] int openWindow(const CommandLine& line, QTextStream& out);

} // namespace deltaflow
