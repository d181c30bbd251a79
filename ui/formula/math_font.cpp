#include "ui/formula/math_font.h"

#include "core/error.h"
#include "ui/formula/math_constants.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <hb-ot.h>

#include <array>
#include <cmath>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

#ifndef DELTAFLOW_MATH_FONT
#define DELTAFLOW_MATH_FONT "/usr/share/texmf/fonts/opentype/public/lm-math/latinmodern-math.otf"
#endif

namespace deltaflow {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("deltaflow::MathFont", text);
}

template <auto Destroy>
struct Destroyer {
    template <typename T>
    void operator()(T* object) const {
        Destroy(object);
    }
};
using Blob = std::unique_ptr<hb_blob_t, Destroyer<hb_blob_destroy>>;
using Face = std::unique_ptr<hb_face_t, Destroyer<hb_face_destroy>>;
using Font = std::unique_ptr<hb_font_t, Destroyer<hb_font_destroy>>;

/// The lookups of the feature that holds the shapes for script sizes.
std::vector<unsigned> scriptLookups(hb_face_t* face) {
    const std::array<hb_tag_t, 2> features{HB_TAG('s', 's', 't', 'y'), HB_TAG_NONE};
    hb_set_t* found = hb_set_create();
    hb_ot_layout_collect_lookups(face, HB_OT_TAG_GSUB, nullptr, nullptr, features.data(), found);
    std::vector<unsigned> lookups;
    for (hb_codepoint_t at = HB_SET_VALUE_INVALID; hb_set_next(found, &at);)
        lookups.push_back(at);
    hb_set_destroy(found);
    return lookups;
}

} // namespace

struct MathFont::Private {
    QByteArray data;
    Blob blob;
    Face face;
    Font font;
    double em = 1000;
    Constants constants{};
    std::vector<unsigned> lookups;

    /// Glyphs that have been asked for. Entries are never removed, so references to them stay good.
    mutable std::shared_mutex mutex;
    mutable std::unordered_map<quint64, Glyph> glyphs;

    [[nodiscard]] hb_codepoint_t scriptForm(hb_codepoint_t glyph, int script) const {
        for (const unsigned lookup : lookups) {
            std::array<hb_codepoint_t, 2> forms{};
            unsigned count = forms.size();
            hb_ot_layout_lookup_get_glyph_alternates(face.get(), lookup, glyph, 0, &count,
                                                     forms.data());
            if (count > 0) return forms[script > 1 && count > 1 ? 1 : 0];
        }
        return glyph;
    }

    [[nodiscard]] Glyph measure(char32_t c, int script) const {
        hb_codepoint_t index = 0;
        hb_font_get_nominal_glyph(font.get(), c, &index);
        if (script > 0) index = scriptForm(index, script);
        return measure(index);
    }

    [[nodiscard]] Glyph measure(hb_codepoint_t index) const {
        hb_glyph_extents_t ink{};
        hb_font_get_glyph_extents(font.get(), index, &ink);
        Glyph g;
        g.index = index;
        g.advance = hb_font_get_glyph_h_advance(font.get(), index) / em;
        g.ascent = ink.y_bearing / em;
        g.bottom = -(ink.y_bearing + ink.height) / em;
        g.descent = std::max(0.0, g.bottom);
        g.italic = hb_ot_math_get_glyph_italics_correction(font.get(), index) / em;
        g.accent = hb_ot_math_get_glyph_top_accent_attachment(font.get(), index) / em;
        return g;
    }

    [[nodiscard]] Stretched single(hb_codepoint_t index) const {
        const Glyph g = measure(index);
        Stretched s;
        s.height = g.ascent + g.bottom;
        s.pieces.push_back({index, g.bottom});
        s.advance = g.advance;
        s.italic = g.italic;
        return s;
    }

    [[nodiscard]] Stretched assembled(hb_codepoint_t index, double height) const;
};

MathFont::MathFont(const QString& path)
    : d(std::make_unique<Private>()) {
    const auto fail = [&](const QString& reason) {
        throw Error(tr("Formulas cannot be shown with the font Latin Modern Math in %1: %2.")
                        .arg(path, reason)
                        .toStdString());
    };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) fail(file.errorString());
    d->data = file.readAll();
    d->blob.reset(hb_blob_create(d->data.constData(), static_cast<unsigned>(d->data.size()),
                                 HB_MEMORY_MODE_READONLY, nullptr, nullptr));
    d->face.reset(hb_face_create(d->blob.get(), 0));
    if (!hb_ot_math_has_data(d->face.get())) fail(tr("it has no mathematical tables"));
    d->font.reset(hb_font_create(d->face.get()));
    hb_font_make_immutable(d->font.get());
    d->em = hb_face_get_upem(d->face.get());
    d->constants = readMathConstants(d->font.get(), d->em);
    d->constants.xHeight = d->measure(U'x', 0).ascent;
    d->lookups = scriptLookups(d->face.get());
}

MathFont::~MathFont() = default;

const MathFont& MathFont::instance() {
    static const MathFont font([] {
        const QString path = find();
        if (path.isEmpty())
            throw Error(tr("Formulas cannot be shown: the font Latin Modern Math is not "
                           "installed (Debian package fonts-lmodern).")
                            .toStdString());
        return path;
    }());
    return font;
}

QString MathFont::find() {
    const QString name = QStringLiteral("latinmodern-math.otf");
    QStringList candidates{QString::fromUtf8(DELTAFLOW_MATH_FONT)};
    for (const QString& folder :
         QStandardPaths::standardLocations(QStandardPaths::FontsLocation) +
             QStandardPaths::standardLocations(QStandardPaths::GenericDataLocation)) {
        for (const char* below :
             {"", "fonts", "fonts/opentype", "fonts/opentype/lm-math", "fonts/opentype/lmodern",
              "fonts/latin-modern", "texmf/fonts/opentype/public/lm-math",
              "texmf-dist/fonts/opentype/public/lm-math",
              "texlive/texmf-dist/fonts/opentype/public/lm-math"})
            candidates << QDir(folder).filePath(QString::fromLatin1(below) + u'/' + name);
    }
    for (const QString& path : candidates)
        if (QFile::exists(path)) return QDir::cleanPath(path);
    return {};
}

const MathFont::Constants& MathFont::constants() const {
    return d->constants;
}

const MathFont::Glyph& MathFont::glyph(char32_t c, int script) const {
    const quint64 key =
        static_cast<quint64>(c) << 2 | static_cast<quint64>(std::clamp(script, 0, 2));
    {
        const std::shared_lock lock(d->mutex);
        const auto at = d->glyphs.find(key);
        if (at != d->glyphs.end()) return at->second;
    }
    const Glyph measured = d->measure(c, script);
    const std::unique_lock lock(d->mutex);
    return d->glyphs.try_emplace(key, measured).first->second;
}

bool MathFont::has(char32_t c) const {
    return glyph(c, 0).index != 0;
}

const QByteArray& MathFont::data() const {
    return d->data;
}

MathFont::Stretched MathFont::stretched(const Glyph& glyph, double height) const {
    std::array<hb_ot_math_glyph_variant_t, 16> variants{};
    unsigned count = variants.size();
    hb_ot_math_get_glyph_variants(d->font.get(), glyph.index, HB_DIRECTION_TTB, 0, &count,
                                  variants.data());
    if (glyph.ascent + glyph.bottom >= height) return d->single(glyph.index);
    for (unsigned i = 0; i < count; ++i)
        if (variants[i].advance / d->em >= height) return d->single(variants[i].glyph);
    Stretched whole = d->assembled(glyph.index, height);
    if (!whole.pieces.empty()) return whole;
    return d->single(count > 0 ? variants[count - 1].glyph : glyph.index);
}

/// Pieces joined with the least overlap that the font allows, extenders repeated as often as it
/// takes, then pushed together evenly to the wanted height (MathML Core, "Glyph assembly").
MathFont::Stretched MathFont::Private::assembled(hb_codepoint_t index, double height) const {
    std::array<hb_ot_math_glyph_part_t, 16> parts{};
    unsigned count = parts.size();
    hb_position_t italic = 0;
    hb_ot_math_get_glyph_assembly(font.get(), index, HB_DIRECTION_TTB, 0, &count, parts.data(),
                                  &italic);
    const double overlap = hb_ot_math_get_min_connector_overlap(font.get(), HB_DIRECTION_TTB) / em;
    double fixed = 0;
    double extender = 0;
    double fixedParts = 0;
    double extenderParts = 0;
    for (unsigned i = 0; i < count; ++i) {
        const bool repeats = (parts[i].flags & HB_OT_MATH_GLYPH_PART_FLAG_EXTENDER) != 0;
        (repeats ? extender : fixed) += parts[i].full_advance / em;
        (repeats ? extenderParts : fixedParts) += 1;
    }
    const double gain = extender - overlap * extenderParts;
    if (count == 0 || extenderParts == 0 || gain <= 0) return {};
    const double missing = height - fixed + overlap * (fixedParts - 1);
    // A height that no formula has would otherwise ask for as many pieces.
    const double repeats = std::clamp(std::ceil(missing / gain), 0.0, 1000.0);

    const double joints = fixedParts + repeats * extenderParts - 1;
    const double loosest = fixed + repeats * extender - overlap * joints;
    double connectors = 1e9;
    for (unsigned i = 0; i < count; ++i) {
        if (i > 0) connectors = std::min(connectors, parts[i].start_connector_length / em);
        if (i + 1 < count) connectors = std::min(connectors, parts[i].end_connector_length / em);
    }
    const double excess = joints > 0 ? std::max(0.0, loosest - height) / joints : 0;
    const double joint = std::min(overlap + excess, std::max(overlap, connectors));

    Stretched whole;
    whole.italic = italic / em;
    double y = 0;
    for (unsigned i = 0; i < count; ++i) {
        const bool extends = (parts[i].flags & HB_OT_MATH_GLYPH_PART_FLAG_EXTENDER) != 0;
        const Glyph g = measure(parts[i].glyph);
        whole.advance = std::max(whole.advance, g.advance);
        for (int n = extends ? static_cast<int>(repeats) : 1; n > 0; --n) {
            whole.pieces.push_back({parts[i].glyph, y + g.bottom});
            y += parts[i].full_advance / em - joint;
        }
    }
    whole.height = y + joint;
    return whole;
}

} // namespace deltaflow
