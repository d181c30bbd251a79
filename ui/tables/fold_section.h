#pragma once

#include <QToolButton>
#include <QVBoxLayout>

namespace deltaflow {

/// A titled part of a panel that folds away. Space or Enter on its title folds and unfolds.
class FoldSection : public QWidget {
    Q_OBJECT

public:
    FoldSection(const QString& title, QWidget* content, QWidget* parent);

    void setTitle(const QString& title);
    [[nodiscard]] bool isOpen() const { return m_title->isChecked(); }
    void setOpen(bool open) { m_title->setChecked(open); }

signals:
    void opened();

private:
    QToolButton* m_title;
};

/// Small text that follows the theme: muted, or in the colour of errors.
class QuietLabel : public QWidget {
    Q_OBJECT

public:
    enum class Tone { Muted, Plain, Error };

    explicit QuietLabel(const QString& text, QWidget* parent, Tone tone = Tone::Muted);

    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString& text, Tone tone);
    void setText(const QString& text) { setText(text, m_tone); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    Tone m_tone;
};

} // namespace deltaflow
