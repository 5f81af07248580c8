// SPDX-License-Identifier: MIT
// Has the browser itself ask for addresses before anybody goes there, or after everything is over.
for (const name of ['192.168.7.7', 'localhost', 'printer', '127.0.0.1:{tcp}']) {
    const href = `https://${name}/`;
    for (const rel of ['prefetch', 'prerender', 'preconnect', 'dns-prefetch', 'preload', 'modulepreload', 'icon', 'manifest'])
        document.head.append(Object.assign(document.createElement('link'), { rel, href, as: 'image' }));
    document.head.append(Object.assign(document.createElement('script'),
        { type: 'speculationrules', textContent: JSON.stringify({ prefetch: [{ source: 'list', urls: [href] }],
            prerender: [{ source: 'list', urls: [href] }] }) }));
    navigator.sendBeacon(href, 'x');
    fetch(href, { keepalive: true, mode: 'no-cors' }).catch(() => {});
    add('a', { href: '#here', ping: href }).click();
    attempt(() => new Image().setAttribute('src', href));
}
await pause(300);
