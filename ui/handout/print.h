#pragma once

class QPrinter;
class QWidget;

namespace deltaflow {

class Player;

/// What `shown` shows as pages on a printer, as they are in the PDF; nothing moves on screen.
void printDerivation(const Player& shown, QPrinter& printer);

/// Shows these pages, on the paper that is chosen there, and prints them if that is wanted. Where
/// there is no printer a sentence says so; the pages can still be looked at and written as a PDF.
void showPrintPreview(const Player& shown, QWidget& window);

} // namespace deltaflow
