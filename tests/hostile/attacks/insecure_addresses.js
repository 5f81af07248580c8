// SPDX-License-Identifier: MIT
// Goes on without encryption, where anybody on the network can read along and answer.
for (const address of ['http://bank.test/', 'http://shop.test/answer?body=x', 'ws://bank.test/']) {
    frame(address);
    frame(redirect(address));
    add('script', { src: address, onload: () => won(address) });
    if (await soon(attempt(() => fetch(address, { mode: 'no-cors' })), 100))
        await won(address);
    attempt(() => Object.assign(new WebSocket(address.replace('http', 'ws')), { onopen: () => won(address) }));
}
await clicked();
open('http://bank.test/');
await clicked();
add('form', { action: 'http://bank.test/', target: '_blank' }).submit();
await pause(100);
