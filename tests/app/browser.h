#pragma once

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace deltaflow {

/// Chromium, driven by WebDriver (W3C): real keys and clicks, its console and what it asks for.
class Browser {
public:
    /// Empty where chromedriver is not installed.
    static QString driver() { return QStandardPaths::findExecutable("chromedriver"); }

    Browser() {
        m_driver.setProcessChannelMode(QProcess::MergedChannels);
        m_driver.start(driver(), {"--port=0"});
        static const QRegularExpression onPort("successfully on port (\\d+)");
        QRegularExpressionMatch match;
        QByteArray said;
        while (!match.hasMatch() && m_driver.waitForReadyRead(30'000)) {
            said += m_driver.readAll();
            match = onPort.match(QString::fromUtf8(said));
        }
        m_base = "http://127.0.0.1:" + match.captured(1) + "/session";
        const QJsonArray arguments{"--headless=new",
                                   "--no-sandbox",
                                   "--disable-gpu",
                                   "--disable-quic",
                                   "--no-first-run",
                                   "--disable-background-networking",
                                   "--disable-component-update",
                                   "--disable-sync",
                                   "--window-size=1280,720",
                                   "--user-data-dir=" + m_folder.path()};
        const QJsonObject always{
            {"goog:chromeOptions", QJsonObject{{"args", arguments}}},
            {"goog:loggingPrefs", QJsonObject{{"browser", "ALL"}, {"performance", "ALL"}}}};
        const QJsonObject session =
            post("", {{"capabilities", QJsonObject{{"alwaysMatch", always}}}}).toObject();
        m_base += "/" + session["sessionId"].toString();
        m_isOpen = session.contains("sessionId");
    }
    ~Browser() {
        if (m_isOpen) send("DELETE", "", {});
        m_driver.terminate();
        m_driver.waitForFinished();
    }

    [[nodiscard]] bool isOpen() const { return m_isOpen; }

    void open(const QUrl& url) { post("/url", {{"url", url.toString(QUrl::FullyEncoded)}}); }
    [[nodiscard]] QJsonValue run(const QString& script) {
        return post("/execute/sync", {{"script", script}, {"args", QJsonArray()}});
    }
    /// Keys by WebDriver's code points: U+E014 is the right arrow.
    void press(const QString& keys) {
        QJsonArray actions;
        for (const QChar key : keys)
            for (const char* type : {"keyDown", "keyUp"})
                actions << QJsonObject{{"type", type}, {"value", QString(key)}};
        post("/actions",
             {{"actions",
               QJsonArray{QJsonObject{{"type", "key"}, {"id", "keys"}, {"actions", actions}}}}});
    }
    void click(const QString& selector) {
        const QJsonObject found =
            post("/element", {{"using", "css selector"}, {"value", selector}}).toObject();
        if (!found.isEmpty()) post("/element/" + found.begin().value().toString() + "/click", {});
    }
    void allowScripts(bool allowed) {
        post("/goog/cdp/execute", {{"cmd", "Emulation.setScriptExecutionDisabled"},
                                   {"params", QJsonObject{{"value", !allowed}}}});
    }
    /// What the console was told since it was last asked.
    [[nodiscard]] QStringList console() {
        QStringList lines;
        for (const QJsonValue& entry : post("/se/log", {{"type", "browser"}}).toArray())
            lines << entry["message"].toString();
        return lines;
    }
    /// Addresses that were asked for since this was last asked.
    [[nodiscard]] QStringList requests() {
        QStringList addresses;
        for (const QJsonValue& entry : post("/se/log", {{"type", "performance"}}).toArray()) {
            const auto message =
                QJsonDocument::fromJson(entry["message"].toString().toUtf8())["message"];
            if (message["method"].toString() == "Network.requestWillBeSent")
                addresses << message["params"]["request"]["url"].toString();
        }
        return addresses;
    }

private:
    QJsonValue post(const QString& path, const QJsonObject& body) {
        return send("POST", path, QJsonDocument(body).toJson());
    }
    QJsonValue send(const char* method, const QString& path, const QByteArray& body) {
        QNetworkRequest request{QUrl(m_base + path)};
        request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json");
        request.setTransferTimeout(60'000);
        QNetworkReply* reply = m_network.sendCustomRequest(request, method, body);
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
        const QByteArray answer = reply->readAll();
        if (reply->error() != QNetworkReply::NoError)
            qWarning("%s: %s", qPrintable(path), answer.left(300).constData());
        reply->deleteLater();
        return QJsonDocument::fromJson(answer)["value"];
    }

    QTemporaryDir m_folder;
    QProcess m_driver;
    QNetworkAccessManager m_network;
    QString m_base;
    bool m_isOpen = false;
};

} // namespace deltaflow
