// SPDX-License-Identifier: MIT
// Everything that Qt WebEngine leaves open by default, closed: a checkout needs scripts, forms, its own storage for as
// long as the payment lasts, and nothing else of what a browser can do.
#pragma once

class QWebEnginePage;
class QWebEngineProfile;
class QWebEngineView;

namespace Kassi {

class InputGuard;

/// Settings, storage, downloads, notifications, spell check. Call before the first page of the profile is made.
void lockDown(QWebEngineProfile &profile);
/// Denies what a page can ask for by signal: permissions, full screen, authentication, certificates, files.
void lockDown(QWebEnginePage &page);
/// Keys, buttons, touch, menus, tooltips, drag and drop: the guard, a child of `view`, lets through what a form needs.
InputGuard *lockDown(QWebEngineView &view);

} // namespace Kassi
