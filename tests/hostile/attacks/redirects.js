// SPDX-License-Identifier: MIT
// Is sent by a server to where it may not go by itself: files, programs, the browser's pages, what is not encrypted.
const addresses = ['file:///etc/passwd', 'chrome://version', 'bankapp://pay', 'mailto:a@b.is', 'data:text/html,x',
    'javascript:alert(1)', 'http://192.168.7.7/', 'http://plain.test/', 'blob:https://bank.test/1'];
for (const address of addresses) {
    frame(redirect(address));
    frame(answer({ header: `Refresh:0;url=${address}` }));
    frame(answer({ body: `<meta http-equiv=refresh content="0;url=${address}">` }));
    await soon(attempt(() => fetch(redirect(address), { mode: 'no-cors' })), 50);
}
await clicked();
open(redirect(addresses[0]));
await pause(200);
