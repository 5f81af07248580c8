// SPDX-License-Identifier: MIT
// Asks where the till is.
await clicked();
const asked = new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(resolve, reject, { timeout: 400 });
});
if (await soon(asked))
    await won('a position');
if ((await navigator.permissions.query({ name: 'geolocation' })).state === 'granted') // there may be no position to give
    await won('permission');
