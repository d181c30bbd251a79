#pragma once

#include <QByteArray>
#include <QDir>
#include <QString>

#include <csignal>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

inline bool mayMount = false;

/// Lets this process mount disks that no other one sees, where the machine allows it. Before any
/// thread is started.
inline void allowOwnDisks() {
    const uid_t user = geteuid();
    const gid_t group = getegid();
    if (unshare(CLONE_NEWNS | (user == 0 ? 0 : CLONE_NEWUSER)) != 0) return;
    const auto put = [](const char* path, const QByteArray& text) {
        const int file = open(path, O_WRONLY);
        const bool done = file >= 0 && write(file, text.constData(), size_t(text.size())) > 0;
        if (file >= 0) close(file);
        return done;
    };
    if (user != 0) {
        put("/proc/self/setgroups", "deny");
        if (!put("/proc/self/uid_map", "0 " + QByteArray::number(user) + " 1") ||
            !put("/proc/self/gid_map", "0 " + QByteArray::number(group) + " 1"))
            return;
    }
    mayMount = mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

/// A disk of so few bytes at a folder, while this lives; without leave to mount, a limit to the
/// length of every file.
class SmallDisk {
public:
    SmallDisk(const QString& folder, int bytes)
        : m_folder(folder.toLocal8Bit()) {
        QDir().mkpath(folder);
        const QByteArray size = "size=" + QByteArray::number(bytes);
        m_mounted = mayMount && mount("tmpfs", m_folder, "tmpfs", 0, size.constData()) == 0;
    }
    ~SmallDisk() {
        fill(false);
        if (m_mounted) umount2(m_folder, MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    /// Nothing more goes on it, or what was put there to that end goes.
    void fill(bool full) {
        const QByteArray ballast = m_folder + "/ballast";
        if (!m_mounted) return limitFiles(full);
        unlink(ballast);
        if (!full) return;
        const int file = open(ballast, O_WRONLY | O_CREAT, 0600);
        const QByteArray block(512, 'x');
        while (write(file, block.constData(), size_t(block.size())) > 0) {
        }
        close(file);
    }

private:
    static void limitFiles(bool limited) {
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit limit{};
        getrlimit(RLIMIT_FSIZE, &limit);
        limit.rlim_cur = limited ? 1 : limit.rlim_max;
        setrlimit(RLIMIT_FSIZE, &limit);
    }

    QByteArray m_folder;
    bool m_mounted = false;
};

/// While this lives, nothing can be written in a folder, whoever runs this.
class ReadOnlyFolder {
public:
    explicit ReadOnlyFolder(const QString& folder)
        : m_folder(folder.toLocal8Bit())
        , m_user(geteuid()) {
        m_mounted =
            mount(m_folder, m_folder, nullptr, MS_BIND, nullptr) == 0 &&
            mount("none", m_folder, nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY, nullptr) == 0;
        if (m_mounted) return;
        chmod(m_folder, 0555);
        if (m_user == 0 && seteuid(65534) != 0) qFatal("root cannot become another");
    }
    ~ReadOnlyFolder() {
        if (m_mounted) umount2(m_folder, MNT_DETACH);
        if (m_mounted) return;
        if (seteuid(m_user) != 0) qFatal("root cannot become itself");
        chmod(m_folder, 0755);
    }
    ReadOnlyFolder(const ReadOnlyFolder&) = delete;
    ReadOnlyFolder& operator=(const ReadOnlyFolder&) = delete;

private:
    QByteArray m_folder;
    uid_t m_user;
    bool m_mounted = false;
};
