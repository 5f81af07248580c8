// SPDX-License-Identifier: MIT
#include "payment/app_scheme.h"

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

bool isPossibleAppScheme(const QString &scheme)
{
    static const QStringList taken = {
        u"about"_s, u"blob"_s, u"data"_s, u"devtools"_s, u"file"_s, u"filesystem"_s, u"ftp"_s, u"ftps"_s, u"http"_s,
        u"https"_s, u"intent"_s, u"javascript"_s, u"qrc"_s, u"vbscript"_s, u"view-source"_s, u"ws"_s, u"wss"_s,
        // What a desktop opens with a program that no payment needs.
        u"apt"_s, u"help"_s, u"ldap"_s, u"magnet"_s, u"mailto"_s, u"man"_s, u"nfs"_s, u"rdp"_s, u"sftp"_s, u"sip"_s,
        u"smb"_s, u"sms"_s, u"ssh"_s, u"steam"_s, u"tel"_s, u"telnet"_s, u"trash"_s, u"vnc"_s, u"webcal"_s};
    const auto plain = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'+' || c == u'-' || c == u'.';
    };
    return scheme.size() >= 2 && scheme.size() <= 40 && scheme.front().isLetter() &&
           std::ranges::all_of(scheme, plain) && !scheme.startsWith(u"chrome"_s) && !scheme.startsWith(u"ms-"_s) &&
           !taken.contains(scheme);
}

} // namespace Kassi
