#include "ui/animation/animated_webp.h"

#include "core/error.h"

#include <webp/encode.h>
#include <webp/mux.h>

namespace deltaflow {

namespace {

/// Hardly larger than at full effort, and ten times as fast.
constexpr int kMethod = 1;
constexpr float kEffort = 25;

[[noreturn]] void refuse(const char* why) {
    throw Error(std::string("The animation cannot be written: ") + why + ".");
}

struct Picture : WebPPicture {
    Picture()
        : WebPPicture() {
        if (!WebPPictureInit(this)) refuse("libwebp is of another version");
    }
    ~Picture() { WebPPictureFree(this); }
    Picture(const Picture&) = delete;
    Picture& operator=(const Picture&) = delete;
};

} // namespace

struct AnimatedWebp::Encoder {
    explicit Encoder(QSize size) {
        WebPAnimEncoderOptions options;
        if (!WebPAnimEncoderOptionsInit(&options) || !WebPConfigInit(&config))
            refuse("libwebp is of another version");
        options.anim_params.loop_count = 0; // for ever
        options.kmax = 0;                   // each picture is what differs from the last
        config.lossless = 1;
        config.method = kMethod;
        config.quality = kEffort;
        handle.reset(WebPAnimEncoderNew(size.width(), size.height(), &options));
        if (!handle) refuse("there is not enough memory");
    }

    struct Delete {
        void operator()(WebPAnimEncoder* encoder) const { WebPAnimEncoderDelete(encoder); }
    };
    WebPConfig config{};
    std::unique_ptr<WebPAnimEncoder, Delete> handle;
};

AnimatedWebp::AnimatedWebp(QSize size)
    : m_encoder(std::make_unique<Encoder>(size))
    , m_size(size) {}

AnimatedWebp::~AnimatedWebp() = default;

void AnimatedWebp::add(const QImage& picture, int milliseconds) {
    if (picture.size() != m_size) refuse("a picture is of another size");
    const QImage pixels = picture.convertToFormat(QImage::Format_ARGB32);
    Picture frame;
    frame.width = m_size.width();
    frame.height = m_size.height();
    frame.use_argb = 1;
    if (!WebPPictureImportBGRA(&frame, pixels.constBits(), static_cast<int>(pixels.bytesPerLine())))
        refuse("there is not enough memory");
    if (!WebPAnimEncoderAdd(m_encoder->handle.get(), &frame, m_time, &m_encoder->config))
        refuse(WebPAnimEncoderGetError(m_encoder->handle.get()));
    m_time += milliseconds;
}

QByteArray AnimatedWebp::finish() {
    WebPAnimEncoder* encoder = m_encoder->handle.get();
    WebPData data;
    WebPDataInit(&data);
    if (!WebPAnimEncoderAdd(encoder, nullptr, m_time, nullptr) ||
        !WebPAnimEncoderAssemble(encoder, &data))
        refuse(WebPAnimEncoderGetError(encoder));
    const QByteArray bytes(reinterpret_cast<const char*>(data.bytes),
                           static_cast<qsizetype>(data.size));
    WebPDataClear(&data);
    return bytes;
}

} // namespace deltaflow
