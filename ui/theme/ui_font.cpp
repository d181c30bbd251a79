#include "ui/theme/theme.h"

#include <QFontDatabase>
#include <QRawFont>

#include <hb-ot.h>
#include <hb.h>

#include <array>
#include <memory>

namespace deltaflow {
namespace {

constexpr auto kSource = "Inter";
constexpr auto kFamily = "Inter Tabular";

template <auto destroy>
struct Destroy {
    template <class T>
    void operator()(T* object) const {
        destroy(object);
    }
};
using Blob = std::unique_ptr<hb_blob_t, Destroy<hb_blob_destroy>>;
using Face = std::unique_ptr<hb_face_t, Destroy<hb_face_destroy>>;
using Font = std::unique_ptr<hb_font_t, Destroy<hb_font_destroy>>;
using Buffer = std::unique_ptr<hb_buffer_t, Destroy<hb_buffer_destroy>>;
using Map = std::unique_ptr<hb_map_t, Destroy<hb_map_destroy>>;
using Set = std::unique_ptr<hb_set_t, Destroy<hb_set_destroy>>;

Blob blobOf(const QByteArray& bytes) {
    return Blob(hb_blob_create(bytes.constData(), static_cast<unsigned>(bytes.size()),
                               HB_MEMORY_MODE_DUPLICATE, nullptr, nullptr));
}

QByteArray bytesOf(hb_blob_t* blob) {
    unsigned length = 0;
    const char* data = hb_blob_get_data(blob, &length);
    return {data, static_cast<qsizetype>(length)};
}

hb_blob_t* tableOf(hb_face_t*, hb_tag_t tag, void* raw) {
    std::array<char, 5> name{};
    hb_tag_to_string(tag, name.data());
    return blobOf(static_cast<QRawFont*>(raw)->fontTable(name.data())).release();
}

template <class... Integers>
void append16(QByteArray& out, Integers... values) {
    const auto one = [&out](unsigned v) {
        out.append(static_cast<char>(v >> 8)).append(static_cast<char>(v));
    };
    (one(static_cast<unsigned>(values)), ...);
}

void append32(QByteArray& out, unsigned value) {
    append16(out, value >> 16, value & 0xffffu);
}

/// The glyph of each digit with the feature tnum.
std::array<hb_codepoint_t, 10> tabularDigits(hb_face_t* face) {
    const Font font(hb_font_create(face));
    const Buffer buffer(hb_buffer_create());
    hb_buffer_add_utf8(buffer.get(), "0123456789", -1, 0, -1);
    hb_buffer_guess_segment_properties(buffer.get());
    const hb_feature_t tnum{HB_TAG('t', 'n', 'u', 'm'), 1, 0, static_cast<unsigned>(-1)};
    hb_shape(font.get(), buffer.get(), &tnum, 1);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    std::array<hb_codepoint_t, 10> glyphs{};
    for (unsigned i = 0; i < std::min(count, 10u); ++i)
        glyphs[i] = infos[i].codepoint;
    return glyphs;
}

/// A character map with the digits led to their tabular glyphs.
QByteArray characterMap(hb_face_t* face) {
    const Font font(hb_font_create(face));
    const Set characters(hb_set_create());
    hb_face_collect_unicodes(face, characters.get());
    const auto digits = tabularDigits(face);
    QByteArray groups;
    unsigned count = 0;
    for (hb_codepoint_t c = HB_SET_VALUE_INVALID; hb_set_next(characters.get(), &c); ++count) {
        hb_codepoint_t glyph = 0;
        hb_font_get_nominal_glyph(font.get(), c, &glyph);
        if (c >= '0' && c <= '9') glyph = digits[c - '0'];
        append32(groups, c);
        append32(groups, c);
        append32(groups, glyph);
    }
    QByteArray map;
    // Version; the subtable once as Unicode's and once as Windows'. Without the first FreeType
    // makes a map of its own from the glyphs' names.
    append16(map, 0, 2);
    append16(map, 0, 4, 0, 20);
    append16(map, 3, 10, 0, 20);
    append16(map, 12, 0);
    append32(map, 16 + static_cast<unsigned>(groups.size()));
    append32(map, 0);
    append32(map, count);
    return map + groups;
}

/// Names of one family, so that the weights find together and the desktop's own Inter stays apart.
QByteArray nameTable(const QByteArray& style) {
    const QByteArray family = kFamily;
    const std::array<std::pair<int, QByteArray>, 6> names{{{1, family + ' ' + style},
                                                           {2, "Regular"},
                                                           {4, family + ' ' + style},
                                                           {6, QByteArray("InterTabular-") + style},
                                                           {16, family},
                                                           {17, style}}};
    QByteArray records;
    QByteArray strings;
    for (const auto& [id, text] : names) {
        append16(records, 3, 1, 0x409, id, 2 * text.size(), strings.size());
        for (const char c : text)
            append16(strings, static_cast<unsigned char>(c));
    }
    QByteArray table;
    append16(table, 0, names.size(), 6 + records.size());
    return table + records + strings;
}

/// Inter of one weight with tabular digits as its ordinary ones; empty if it is not installed.
/// Qt 6.4 cannot ask for a font's feature tnum, so the font is changed instead, in memory.
QByteArray tabularInter(int weight, const QByteArray& style) {
    QFont wanted(kSource);
    wanted.setWeight(static_cast<QFont::Weight>(weight));
    QRawFont raw = QRawFont::fromFont(wanted);
    if (raw.familyName() != QLatin1String(kSource)) return {};
    const Face source(hb_face_create_for_tables(tableOf, &raw, nullptr));
    const Face built(hb_face_builder_create());
    for (const char* tag : {"CFF ", "glyf", "loca", "fpgm", "prep", "cvt ", "GDEF", "GPOS", "GSUB",
                            "OS/2", "head", "hhea", "hmtx", "maxp", "post"}) {
        if (const QByteArray table = raw.fontTable(tag); !table.isEmpty())
            hb_face_builder_add_table(built.get(), hb_tag_from_string(tag, 4), blobOf(table).get());
    }
    hb_face_builder_add_table(built.get(), HB_TAG('c', 'm', 'a', 'p'),
                              blobOf(characterMap(source.get())).get());
    hb_face_builder_add_table(built.get(), HB_TAG('n', 'a', 'm', 'e'),
                              blobOf(nameTable(style)).get());
    const Blob file(hb_face_reference_blob(built.get()));
    return bytesOf(file.get());
}

QString installedFamily() {
    bool complete = true;
    for (const auto& [weight, style] : {std::pair{QFont::Normal, "Regular"},
                                        {QFont::Medium, "Medium"},
                                        {QFont::DemiBold, "SemiBold"},
                                        {QFont::Bold, "Bold"}}) {
        const QByteArray file = tabularInter(weight, style);
        complete =
            complete && !file.isEmpty() && QFontDatabase::addApplicationFontFromData(file) >= 0;
    }
    return QString::fromLatin1(complete ? kFamily : kSource);
}

} // namespace

QFont uiFont(double pixelSize, int weight) {
    static const QString family = installedFamily();
    // Han characters as they are written in China: a desktop's own fallback may be Japan's.
    QFont font(
        QStringList{family, QStringLiteral("Noto Sans CJK SC"), QStringLiteral("sans-serif")});
    font.setPixelSize(std::max(1, qRound(pixelSize)));
    font.setWeight(static_cast<QFont::Weight>(weight));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace deltaflow
