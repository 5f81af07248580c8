// SPDX-License-Identifier: MIT
#include "journal/set_aside.h"

namespace Kassi {
using namespace Qt::StringLiterals;

tl::unexpected<Error> setAside(const QString &file, const QString &why)
{
    return fail(ErrorCode::JournalFailed,
                u"The journal \"%1\" %2. Nothing is sold until that is solved. The file was not changed; it may name "
                u"payments that are not settled, so keep it: move it, and its -wal and -head files if they are there, "
                u"to another folder, have it looked at, and start Kassi again. It then begins an empty journal."_s.arg(
                    file, why));
}

} // namespace Kassi
