#include "app/command_options.h"

#include "app/command_words.h"

#include <array>

namespace deltaflow {

namespace {

constexpr Commands kDerivation = only(Command::Print) | only(Command::Pdf) | only(Command::Html) |
                                 only(Command::Latex) | only(Command::Render);
constexpr Commands kPasses = kDerivation | only(Command::Animate);
constexpr Commands kSheets = only(Command::Worksheet);
constexpr Commands kNumbers = kPasses | kSheets | only(Command::Check) | only(Command::Train);
constexpr Commands kPictures = only(Command::Render) | only(Command::Animate);
constexpr Commands kWindows = only(Command::Render) | only(Command::Window);
constexpr Commands kAny = ~0u;

const std::array kOptions{
    Option{"print", "", kAny, Command::Print,
           QT_TRANSLATE_NOOP("deltaflow::CommandWords", "print the derivation")},
    Option{"pdf", "OUT.pdf", kAny, Command::Pdf,
           QT_TRANSLATE_NOOP("deltaflow::CommandWords", "write the derivation as a document")},
    Option{"html", "OUT.html", kAny, Command::Html,
           QT_TRANSLATE_NOOP(
               "deltaflow::CommandWords",
               "write the derivation as one page for any browser, to be stepped through")},
    Option{
        "latex", "OUT.tex", kAny, Command::Latex,
        QT_TRANSLATE_NOOP("deltaflow::CommandWords", "write the derivation as a LaTeX document")},
    Option{"worksheet", "OUT", kAny, Command::Worksheet,
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "write a worksheet with numbers drawn from a "
                             "seed, answers behind it (OUT.pdf, OUT.tex)")},
    Option{"animate", "OUT.webp", kAny, Command::Animate,
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "write a pass as an animated picture: every step with its motion")},
    Option{"render", "OUT", kAny, Command::Render,
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "draw the network to OUT.png, OUT.svg or OUT.pdf")},
    Option{"check", "", kAny, Command::Check,
           QT_TRANSLATE_NOOP(
               "deltaflow::CommandWords",
               "compare every gradient (of a big net, at most 20000 spread evenly) with a central "
               "difference; exit 1 if one differs")},
    Option{"export", "OUT", kAny, Command::Export,
           QT_TRANSLATE_NOOP(
               "deltaflow::CommandWords",
               "write the model, data and training as a PyTorch script (OUT.py), the net as ONNX "
               "(OUT.onnx), or the weights (OUT.csv, OUT.json)")},
    Option{"train", "N", kAny, Command::Train,
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "train over N updates and print the loss; Ctrl-C ends it early")},
    Option{"help", "", kAny, Command::Help,
           QT_TRANSLATE_NOOP("deltaflow::CommandWords", "print this")},
    Option{"version", "", kAny, Command::Version,
           QT_TRANSLATE_NOOP("deltaflow::CommandWords", "print the version")},

    Option{"example",
           "NAME",
           kAny,
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "a bundled example in place of FILE (see below)")},
    Option{"expression",
           "TEXT",
           kAny,
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "an expression in place of FILE, such as \"e = (a + b) * (b + 1)\"")},
    Option{
        "set",
        "NAME=VALUE",
        kAny,
        {},
        QT_TRANSLATE_NOOP("deltaflow::CommandWords", "the value of a variable of it (default 1)"),
        {{"expression"}, kAny}},
    Option{"learn",
           "NAMES",
           kAny,
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "which of its variables training changes: a,b"),
           {{"expression"}, kAny}},
    Option{"level",
           "LEVEL",
           kPasses | kSheets,
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "layer, neuron or term (default: neuron; layer for a large network)")},
    Option{
        "notation",
        "NAME",
        kPasses | kSheets,
        {},
        QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                          "delta, theta, graph, layers or chain_rule (default: the document's)")},
    Option{"digits",
           "N",
           kNumbers,
           {},
           QT_TRANSLATE_NOOP(
               "deltaflow::CommandWords",
               "significant digits, 2 to 10 (default 4; of a worksheet 2 to 6, default 3)")},
    Option{"iteration",
           "K",
           kPasses,
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords", "the pass after K updates (default 0)")},
    Option{"step",
           "N",
           only(Command::Render),
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "after step N, 0 for before the first (default: the last)")},
    Option{"save",
           "FILE",
           only(Command::Train),
           {},
           QT_TRANSLATE_NOOP(
               "deltaflow::CommandWords",
               "where to save what was trained, also if Ctrl-C ended it early; a training of that "
               "file "
               "begins at iteration 0: where momentum, Adam's averages, schedule and minibatches "
               "stood is not saved")},
    Option{"versions",
           "N",
           kSheets,
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords", "of a worksheet, 1 to 60 (default 1)")},
    Option{"seed",
           "S",
           kSheets,
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "what its numbers are drawn from (default 1)")},
    Option{"blanks",
           "LIST",
           kSheets,
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "what is left blank: of z,a,loss,delta,gradients,updates (default "
                             "all), and a number for "
                             "at most so many steps, chosen by the seed")},
    Option{"answers",
           "OUT",
           kSheets,
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords", "a file of their own for its answers")},
    Option{"paper",
           "SIZE",
           kSheets,
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords", "a4 or letter (default a4)")},
    Option{"size",
           "WxH",
           kPictures,
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "in pixels (default 1600x900; of an animation 960x540)")},
    Option{"theme",
           "THEME",
           kPictures | only(Command::Window),
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "light, dark or high-contrast: of the picture (default light), or of "
                             "the window for this time")},
    Option{"language",
           "CODE",
           kAny,
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "en or zh_CN (default: the one chosen last, or the desktop's)")},
    Option{"window",
           "",
           only(Command::Render),
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "the whole window rather than the network alone")},
    Option{"text-size",
           "PERCENT",
           kWindows,
           {},
           QT_TRANSLATE_NOOP(
               "deltaflow::CommandWords",
               "how large the window's text and controls are, 100 to 200, for this time"),
           {{"window", "present"}, only(Command::Render)}},
    Option{
        "present",
        "",
        kWindows,
        {},
        QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                          "present in large type, full screen; with --render, the picture of it")},
    Option{"notes",
           "",
           kWindows,
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "the teacher's window with it; with --render, in place of it"),
           {{"present"}, kAny}},
    Option{"view",
           "NAME",
           kWindows,
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "open a view beside the network, such as curves or landscape; may be "
                             "given several times"),
           {{"window"}, only(Command::Render)}},
    Option{"lesson",
           "NAME",
           kWindows,
           {},
           QT_TRANSLATE_NOOP("deltaflow::CommandWords",
                             "open a lesson: the name of a bundled one, or a file"),
           {{"window", "present"}, only(Command::Render)}},
    Option{
        "page",
        "N",
        kWindows,
        {},
        QT_TRANSLATE_NOOP("deltaflow::CommandWords", "of the lesson (default: where it was left)"),
        {{"lesson"}, kAny}},
};

} // namespace

std::span<const Option> commandOptions() {
    return kOptions;
}

} // namespace deltaflow
