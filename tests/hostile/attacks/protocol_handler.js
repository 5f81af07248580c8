// SPDX-License-Identifier: MIT
// Makes itself the program for mail and for payment links.
await clicked();
for (const scheme of ['mailto', 'tel', 'web+borga', 'magnet'])
    attempt(() => navigator.registerProtocolHandler(scheme, `${location.origin}/answer?body=%s`, 'Borga'));
await pause(100);
