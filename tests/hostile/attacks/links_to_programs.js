// SPDX-License-Identifier: MIT
// Starts other programs by the addresses that belong to them: by links, frames, windows, forms and its own address.
const programs = ['mailto:a@b.is', 'tel:+3545551234', 'sms:+354555', 'ssh://root@192.168.7.7', 'ftp://bank.test/',
    'bankapp://pay?all', 'intent://pay#Intent;scheme=bankapp;end', 'market://details?id=x', 'magnet:?xt=urn', 'callto:555',
    'steam://run/1', 'ms-word:ofe|u|https://bank.test/x', 'x-man-page://ls'];
programs.forEach((address) => frame(address));
await clicked();
programs.forEach((address) => follow(address));
await clicked();
programs.forEach((address) => attempt(() => open(address)));
await clicked();
programs.forEach((address) => attempt(() => add('form', { action: address }).submit()));
for (const address of programs) {
    attempt(() => { location = address; });
    await pause(10);
}
await pause(100);
