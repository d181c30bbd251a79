#pragma once

#include "core/lesson/lesson_json.h"
#include "tests/ui/opened_example.h"
#include "ui/document/document_files.h"
#include "ui/lesson/lesson_session.h"
#include "ui/player/player.h"

namespace deltaflow {

/// Answers as told, and keeps what it was asked.
struct LessonAnswers : Questions {
    Losing aboutToLose(const QString& name) override {
        asked << name;
        return losing;
    }
    Losing aboutToLoseWeights(qint64) override { return Losing::Discard; }
    Losing aboutToLoseAside(const QStringList& names) override {
        asked << names;
        return losing;
    }
    Recover recover(const QString&, const QDateTime&) override { return Recover::Discard; }
    QString pathToOpen(const QString&) override { return path; }
    QString pathToSave(const QString&) override { return path; }
    QString pathToExport(const QString&) override { return path; }
    QString pathToWrite(const QString&, const QString& suggestion,
                        const QList<FileKind>&) override {
        suggested = suggestion;
        return path;
    }
    bool mayReplace(const QString&) override { return true; }
    void tell(const QString& sentence) override { told << sentence; }

    Losing losing = Losing::Cancel;
    QString path;
    QString suggested;
    QStringList asked;
    QStringList told;
};

/// A document, a player and a session, with a lesson of four pages: two on the 2-2-1 net, one on
/// XOR, and one whose example there is not.
struct LessonStage {
    LessonStage()
        : document(QStringLiteral("net-1-1"))
        , player(document)
        , files(document, answers)
        , session(player, files) {
        player.setReducedMotion(true);
    }

    static Lesson lesson() {
        return lessonFromJson(R"({"format": "deltaflow lesson", "version": 1, "id": "stage",
          "title": "Stage", "pages": [
            {"title": "One", "text": "W is {W1[1,2]}, z is {z1[1]}.",
             "state": {"project": {"example": "net-2-2-1"}, "step": 3, "digits": 6,
                       "level": "neuron", "hide": ["transport"], "select": "W1[1,2]"},
             "tasks": [{"kind": "number", "question": "?", "asked": "z2.adjoint[1]", "digits": 3,
                        "hint": "Think", "solved": "Fine: {z2.adjoint[1]}"},
                       {"kind": "choice", "question": "?",
                        "choices": [{"text": "a", "right": true}, {"text": "b", "reply": "No: $b$"}]},
                       {"kind": "reach", "question": "?", "step": "a2[1]"}]},
            {"title": "Two", "text": "Two.", "state": {"step": "z1.adjoint[1]", "hide": []}},
            {"title": "Three", "text": "Three.",
             "state": {"project": {"example": "xor"}, "notation": "theta", "sample": 2}},
            {"title": "Four", "state": {"project": {"example": "nonsense"}}}]})");
    }

    LessonAnswers answers;
    OpenedExample document;
    Player player;
    DocumentFiles files;
    LessonSession session;
};

} // namespace deltaflow
