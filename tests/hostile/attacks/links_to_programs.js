// SPDX-License-Identifier: MIT
// Starts other programs by the addresses that belong to them: by links, frames, windows, forms and its own address.
const programs = ['mailto:a@b.is', 'tel:+3545551234', 'ssh://root@192.168.7.7', 'ftp://bank.test/', 'bankapp://pay',
    'intent://pay#Intent;scheme=bankapp;end', 'ms-word:ofe|u|https://bank.test/x'];
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
