#pragma once

#include <QByteArray>
#include <QImage>

#include <memory>

namespace deltaflow {

/// Writes an animated WebP that goes round for ever: lossless, as what it shows is text and lines.
/// Throws Error where libwebp refuses (no memory, a picture of another size).
/// Source: https://developers.google.com/speed/webp/docs/container-api
class AnimatedWebp {
public:
    explicit AnimatedWebp(QSize size); ///< At most 16383 each.
    ~AnimatedWebp();

    /// Shows the picture for so long. One that is the same as the last makes that one longer.
    void add(const QImage& picture, int milliseconds);
    [[nodiscard]] QByteArray finish();

private:
    struct Encoder;
    std::unique_ptr<Encoder> m_encoder;
    QSize m_size;
    int m_time = 0;
};

} // namespace deltaflow
