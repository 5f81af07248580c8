// SPDX-License-Identifier: MIT
// Goes in circles: a server that sends on and on, frames that refresh themselves, a page that never ends.
const self = 'https://bank.test/answer?status=302&header=Location:/answer?status=302%26header=Location:/answer';
frame(self);
frame(answer({ header: 'Refresh:0', body: 'again' }));
frame(page('setTimeout(() => location.replace(location.href), 1)'));
await soon(fetch(self, { mode: 'no-cors' }), 200);
await pause(300);
