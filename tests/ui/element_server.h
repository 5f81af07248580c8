// SPDX-License-Identifier: MIT
// A web server of a few pages that a test writes itself, on a free port of 127.0.0.1 and in a thread of its own. Pages
// tell the test what they saw by POST /report; that way nothing passes through the code under test.
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

#include <memory>

namespace Kassi::Test {

class ElementServer
{
public:
    ElementServer();
    ~ElementServer();

    [[nodiscard]] QString origin() const; ///< "http://127.0.0.1:PORT"
    /// Answers GET `path`. `script` runs at the end of the body and may use say(message) to the host page,
    /// report(text) to the test, and painted(then), which waits for two frames. A page reports "pressed" at the first
    /// click that reaches it. A "Location" makes it a redirect.
    void serve(const QString &path, const QByteArray &script, const QMap<QString, QString> &headers = {});
    /// How often `path` was asked for.
    [[nodiscard]] int hits(const QString &path) const;
    [[nodiscard]] QStringList reports() const;
    /// Query of the last GET of `path`.
    [[nodiscard]] QString query(const QString &path) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Kassi::Test
