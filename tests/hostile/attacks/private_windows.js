// SPDX-License-Identifier: MIT
// Looks around in the shop's own network by going there: frames that go on by themselves, forms, windows, downloads.
const addresses = ['https://192.168.7.7/', 'https://localhost/', 'https://printer/', 'https://127.0.0.1:{tcp}/', 'https://nas.local/'];
for (const address of addresses) {
    frame(page(`location = '${address}'`));
    frame(answer({ header: `Refresh:0;url=${address}` }));
    const name = `to ${address}`;
    add('iframe', { name });
    add('form', { action: address, method: 'post', target: name }).submit();
}
await clicked();
open(addresses[0]);
await clicked();
follow(addresses[1], { download: 'x' });
await pause(300);
