// SPDX-License-Identifier: MIT
#include "display.h"

#include <xcb/xcb.h>

#include <cstdlib>
#include <vector>

namespace Kassi::Test {
using namespace Qt::StringLiterals;

namespace {

template <typename T>
using Reply = std::unique_ptr<T, void (*)(void *)>;

template <typename T>
Reply<T> hold(T *reply)
{
    return Reply<T>(reply, [](void *memory) { std::free(memory); });
}

xcb_window_t rootOf(xcb_connection_t *connection)
{
    return xcb_setup_roots_iterator(xcb_get_setup(connection)).data->root;
}

xcb_atom_t atom(xcb_connection_t *connection, const QByteArray &name)
{
    const auto reply = hold(xcb_intern_atom_reply(
        connection, xcb_intern_atom(connection, 0, quint16(name.size()), name.constData()), nullptr));
    return reply ? reply->atom : xcb_atom_t(XCB_ATOM_NONE);
}

QString titleOf(xcb_connection_t *connection, xcb_window_t window)
{
    const auto reply = hold(xcb_get_property_reply(
        connection, xcb_get_property(connection, 0, window, atom(connection, "_NET_WM_NAME"), XCB_ATOM_ANY, 0, 64),
        nullptr));
    if (!reply)
        return {};
    return QString::fromUtf8(static_cast<const char *>(xcb_get_property_value(reply.get())),
                             xcb_get_property_value_length(reply.get()));
}

struct Seen
{
    xcb_window_t window;
    QString title;
    QRect place;
};

std::vector<Seen> visible(xcb_connection_t *connection)
{
    std::vector<Seen> found;
    const auto tree = hold(xcb_query_tree_reply(connection, xcb_query_tree(connection, rootOf(connection)), nullptr));
    if (!tree)
        return found;
    const xcb_window_t *children = xcb_query_tree_children(tree.get());
    for (int i = 0; i < xcb_query_tree_children_length(tree.get()); ++i) {
        const xcb_window_t window = children[i];
        const auto state =
            hold(xcb_get_window_attributes_reply(connection, xcb_get_window_attributes(connection, window), nullptr));
        const auto place = hold(xcb_get_geometry_reply(connection, xcb_get_geometry(connection, window), nullptr));
        if (!state || !place || state->_class == XCB_WINDOW_CLASS_INPUT_ONLY ||
            state->map_state != XCB_MAP_STATE_VIEWABLE)
            continue;
        found.push_back({window, titleOf(connection, window), {place->x, place->y, place->width, place->height}});
    }
    return found;
}

} // namespace

Display::Display(const QString &name)
    : m_connection(xcb_connect(qPrintable(name), nullptr), xcb_disconnect)
{
    if (xcb_connection_has_error(m_connection.get()))
        qFatal("no connection to the display %s", qPrintable(name));
}

QStringList Display::windows() const
{
    QStringList list;
    for (const auto &[window, title, place] : visible(m_connection.get()))
        list << u"%1 %2x%3+%4+%5"_s.arg(title).arg(place.width()).arg(place.height()).arg(place.x()).arg(place.y());
    list.sort();
    return list;
}

QRect Display::placeOf(const QString &title) const
{
    for (const Seen &one : visible(m_connection.get())) {
        if (one.title.startsWith(title))
            return one.place;
    }
    return {};
}

void Display::askToClose(const QString &title) const
{
    for (const Seen &one : visible(m_connection.get())) {
        if (!one.title.startsWith(title))
            continue;
        xcb_client_message_event_t event = {};
        event.response_type = XCB_CLIENT_MESSAGE;
        event.format = 32;
        event.window = one.window;
        event.type = atom(m_connection.get(), "WM_PROTOCOLS");
        event.data.data32[0] = atom(m_connection.get(), "WM_DELETE_WINDOW");
        xcb_send_event(m_connection.get(), 0, one.window, XCB_EVENT_MASK_NO_EVENT,
                       reinterpret_cast<const char *>(&event));
    }
    xcb_flush(m_connection.get());
}

} // namespace Kassi::Test
