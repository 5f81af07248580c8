// SPDX-License-Identifier: MIT
// Looks for a way into Kassi itself: its channel, its scripts, their world; and spoils what those scripts might use.
const wanted = /^(qt|qwebchannel|webchanneltransport|kassi|bridge|navigatorqt)/i;
const spoil = (target, name) => attempt(() => Object.defineProperty(target, name, { get: () => { won(name); }, set: () => {} }));
for (const name of ['kind', 'origin', 'fromElement', 'data', 'webChannelTransport', 'bridge', 'kassiAlive'])
    spoil(Object.prototype, name);
for (const [target, name] of [[JSON, 'stringify'], [JSON, 'parse'], [Array.prototype, 'map'], [Map.prototype, 'set']]) {
    const real = target[name];
    target[name] = function spoilt(...all) {
        if (/kassi|fromElement/.test(String(all[0])))
            won(name);
        return real.apply(this, all);
    };
}
for (const [target, name] of [[Event.prototype, 'preventDefault'], [Event.prototype, 'stopImmediatePropagation'],
    [Event.prototype, 'composedPath'], [Element.prototype, 'matches']])
    target[name] = () => { won(name); };
for (const type of ['contextmenu', 'selectstart', 'dragstart', 'message'])
    document.body.dispatchEvent(new Event(type, { bubbles: true }));
const look = (one, where) => {
    for (const name of attempt(() => Object.getOwnPropertyNames(one)) || []) {
        if (wanted.test(name))
            won(`${name} in ${where}`);
    }
    for (const name of ['qt', 'QWebChannel', 'kassi']) {
        if (attempt(() => one[name]))
            won(`${name} in ${where}`);
    }
};
const inner = add('iframe', { srcdoc: '<p>' });
await pause(100);
for (const [where, one] of Object.entries({ self, parent, top, host, inner: inner.contentWindow, opener }))
    look(one, where);
for (let i = 0; i < host.length; ++i)
    look(host[i], `frame ${i}`);
await soon(fetch('qrc:///qtwebchannel/qwebchannel.js').then(() => won('qwebchannel.js')), 100);
