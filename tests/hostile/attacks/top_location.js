// SPDX-License-Identifier: MIT
// Puts another page in the place of the host page: by script, by links and forms for the top, by a base address.
const away = page("won('the host page was replaced')");
const leave = () => {
    attempt(() => { host.location = away; });
    attempt(() => host.location.replace(away));
    attempt(() => open(away, '_top'));
    attempt(() => open(away, '_parent'));
    follow(away, { target: '_top' });
    attempt(() => add('form', { action: away, target: '_top', method: 'post' }).submit());
    document.head.append(Object.assign(document.createElement('base'), { target: '_top' }));
    follow(away);
};
if (host !== top) { // a popup has a top of its own, where it may go: only the opener's is forbidden
    attempt(() => { host.location = away; });
    attempt(() => host.location.replace(away));
    await clicked();
    attempt(() => { host.location = away; });
    attempt(() => host.location.replace(away));
    attempt(() => { host.location = 'javascript:document.title="mine"'; });
} else {
    leave();
    await clicked();
    leave();
}
await pause(200);
