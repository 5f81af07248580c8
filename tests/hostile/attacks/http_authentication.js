// SPDX-License-Identifier: MIT
// Has the browser ask for a name and a password, in a window that looks like the till's own.
const locked = answer({ status: 401, header: 'WWW-Authenticate:Basic realm="Your card"', body: 'x' });
frame(locked);
add('img', { src: locked });
await soon(fetch(locked), 300);
await soon(fetch(locked, { mode: 'no-cors', credentials: 'include' }), 300);
await soon(fetch(answer({ status: 407, header: 'Proxy-Authenticate:Basic realm="Your card"' }), { mode: 'no-cors' }), 300);
await clicked();
open(locked);
await pause(200);
