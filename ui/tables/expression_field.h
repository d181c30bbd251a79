#pragma once

#include <QPlainTextEdit>

namespace deltaflow {

class QuietLabel;

/// A field for an expression, checked as it is typed: what is wrong is underlined and told in the
/// sentence below. Enter applies, Shift+Enter begins a line.
class ExpressionField : public QWidget {
    Q_OBJECT

public:
    explicit ExpressionField(QWidget* parent);

    [[nodiscard]] QString text() const { return m_edit->toPlainText(); }
    void setText(const QString& text);
    /// The sentence; empty if the expression can be read.
    [[nodiscard]] QString error() const { return m_error; }
    void focusText();

signals:
    void textChanged();
    void applied(const QString& text); ///< Enter, on an expression that can be read.

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void check();
    void underline(int from, int to);

    QPlainTextEdit* m_edit;
    QuietLabel* m_note;
    QString m_error;
};

} // namespace deltaflow
