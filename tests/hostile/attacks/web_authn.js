// SPDX-License-Identifier: MIT
// Asks for a security key, which would open a dialog of the system.
await clicked();
const challenge = new Uint8Array(32);
const publicKey = { challenge, rp: { name: 'Borga' }, user: { id: challenge, name: 'a', displayName: 'a' },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }], timeout: 300 };
if (await soon(attempt(() => navigator.credentials.create({ publicKey }))))
    await won('a new key');
if (await soon(attempt(() => navigator.credentials.get({ publicKey: { challenge, timeout: 300 } }))))
    await won('a key');
if (await soon(attempt(() => navigator.credentials.get({ password: true, mediation: 'required' }))))
    await won('a password');
