#pragma once

#include "core/formula/formula.h"
#include "core/graph/tensor.h"

#include <QString>

#include <vector>

namespace deltaflow {

enum class SheetTone : std::uint8_t { Plain, Muted, Forward, Backward };

/// One line, or block, of a sheet: what it says, as data.
struct SheetItem {
    enum class Kind : std::uint8_t {
        Heading,  ///< `text`
        Note,     ///< `text`, wrapped
        Equation, ///< `equation`
        Bar,      ///< `label` (or `text`), a bar, `value`
        Chart,    ///< `series` over steps, one beside another
    };
    /// Numbers over the steps of a chart; the first two are stacked, the others are outlines.
    struct Series {
        QString name;
        SheetTone tone = SheetTone::Plain;
        std::vector<double> values;
    };

    Kind kind = Kind::Note;
    QString text;
    QString value;
    SheetTone tone = SheetTone::Plain;
    Equation equation;
    Formula label;
    double from = 0; ///< A bar's ends, in parts of the room it has.
    double to = 0;
    double origin = -1; ///< Where the bar's 0, or its 1 on a logarithmic scale, is marked; −1: not.
    bool marked = false; ///< The one that the play-head is at.
    std::vector<Series> series;
    Index head = -1;       ///< A chart's play-head.
    std::vector<Ref> refs; ///< What lights up while the mouse is here.
    Index step = -1;       ///< Where a click goes; −1: nowhere.

    static SheetItem heading(QString text) { return of(Kind::Heading, std::move(text)); }
    static SheetItem note(QString text) { return of(Kind::Note, std::move(text)); }
    static SheetItem formula(Equation equation) {
        SheetItem item = of(Kind::Equation, {});
        item.equation = std::move(equation);
        return item;
    }

private:
    static SheetItem of(Kind kind, QString text) {
        SheetItem item;
        item.kind = kind;
        item.text = std::move(text);
        return item;
    }
};

using Sheet = std::vector<SheetItem>;

} // namespace deltaflow
