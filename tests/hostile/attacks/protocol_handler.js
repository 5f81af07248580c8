// SPDX-License-Identifier: MIT
// Makes itself the program for mail and for payment links, and follows such links: to itself, if it had its way.
const own = page(`won('the program for ' + new URLSearchParams(location.search).get('link'))`, location.hostname);
const schemes = ['mailto', 'tel', 'web+borga', 'magnet'];
await clicked();
for (const scheme of schemes)
    attempt(() => navigator.registerProtocolHandler(scheme, `${own}&link=%s`, 'Borga'));
await pause(500);
schemes.forEach((scheme) => frame(`${scheme}:pay`));
await clicked();
schemes.forEach((scheme) => follow(`${scheme}:pay`));
await clicked();
schemes.forEach((scheme) => attempt(() => open(`${scheme}:pay`)));
await pause(500);
