// SPDX-License-Identifier: MIT
// Everything that Qt WebEngine leaves open by default, closed: a checkout needs scripts, forms, its own storage for as
// long as the payment lasts, and nothing else of what a browser can do. Where each thing is closed:
//
// - by lockDown(profile): downloads (a PDF becomes one), notifications, spell check, cookies and cache on disk, push,
//   full screen, screen capture, reading the clipboard, windows without a click, preconnect and DNS prefetch, plug-ins,
//   unknown schemes; the profile itself is off the record and lives as long as the payment
// - by lockDown(page): permissions (camera, microphone, place, pointer lock …), protocol handlers, file handles, client
//   certificates, certificate exceptions, passwords of servers and proxies
// - by lockDown(view), see input_policy.h: context menu, gestures, pens, drops, tooltips, every key and button that no
//   form needs (zoom, history, print, find, developer tools), and dialogs of the engine's own (colours)
// - by CheckoutPage: file choosers, script dialogs, the console; see navigation_policy.h where a page may go
// - by RequestGuard: the shop's network, the clear, prefetch, service and shared workers
// - by resources/host/frame.js: dragging out, selecting outside fields
// - by ClipboardGuard: what was copied, once the payment is over
// - by the engine without our doing: window.print(), USB, HID, serial, Bluetooth, MIDI, wake lock, idle detection, eye
//   dropper, picture in picture, payment handlers, persistent storage, moving or resizing windows
#pragma once

class QWebEnginePage;
class QWebEngineProfile;
class QWebEngineView;

namespace Kassi {

class InputGuard;

/// Settings, storage, downloads, notifications, spell check. Call before the first page of the profile is made.
void lockDown(QWebEngineProfile &profile);
/// The page is asked about unknown schemes after a click. For those that have links to apps: the engine opens what the
/// page accepts, which is none, see CheckoutPage::appLinkRequested().
void askAboutUnknownSchemes(QWebEngineProfile &profile);
/// Denies what a page can ask for by signal: permissions, full screen, authentication, certificates, files.
void lockDown(QWebEnginePage &page);
/// Keys, buttons, touch, menus, tooltips, drag and drop: the guard, a child of `view`, lets through what a form needs.
InputGuard *lockDown(QWebEngineView &view);

} // namespace Kassi
