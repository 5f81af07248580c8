// SPDX-License-Identifier: MIT
#include "attack_list.h"

namespace Kassi::Test {
using namespace Qt::StringLiterals;

const std::vector<Attack> &attackList()
{
    using enum Place;
    static const std::vector<Attack> list = {
        {.name = u"menus_and_selection"_s},
        {.name = u"file_input"_s},
        {.name = u"file_pickers"_s},
        {.name = u"colour_dialog"_s},
        {.name = u"download_link"_s},
        {.name = u"download_attachment"_s},
        {.name = u"pdf"_s},
        {.name = u"print"_s},
        {.name = u"dialogs"_s},
        {.name = u"leave_page_trap"_s},
        {.name = u"window_flood"_s},
        {.name = u"window_flood_after_click"_s},
        {.name = u"links_to_new_windows"_s},
        {.name = u"top_location"_s},
        {.name = u"top_by_name"_s},
        {.name = u"history_flood"_s},
        {.name = u"reload_loop"_s},
        {.name = u"full_screen"_s},
        {.name = u"pointer_lock"_s},
        {.name = u"geolocation"_s},
        {.name = u"camera_and_microphone"_s},
        {.name = u"notifications"_s},
        {.name = u"clipboard_read"_s},
        {.name = u"permissions"_s},
        {.name = u"protocol_handler"_s},
        {.name = u"web_authn"_s},
        {.name = u"payment_request"_s},
        {.name = u"devices"_s},
        {.name = u"links_to_programs"_s},
        {.name = u"local_addresses"_s},
        {.name = u"redirects"_s},
        {.name = u"code_addresses"_s},
        {.name = u"http_authentication"_s},
        {.name = u"close_windows"_s},
        {.name = u"move_windows"_s},
        {.name = u"tooltip"_s},
    };
    return list;
}

} // namespace Kassi::Test
