// SPDX-License-Identifier: MIT
// Goes on without encryption, where anybody on the network can read along and answer. (plain.test is a canary.)
for (const address of ['http://plain.test/', 'http://plain.test/answer?body=x', 'ws://plain.test/']) {
    frame(address);
    frame(redirect(address));
    add('script', { src: address, onload: () => won(address) });
    if (await soon(attempt(() => fetch(address, { mode: 'no-cors' })), 100))
        await won(address);
    attempt(() => Object.assign(new WebSocket(address.replace('http', 'ws')), { onopen: () => won(address) }));
}
await clicked();
open('http://plain.test/');
await clicked();
add('form', { action: 'http://plain.test/', target: '_blank' }).submit();
await pause(100);
